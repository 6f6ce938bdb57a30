package io.postern.platform.web;

/**
 * What the layout's banner says of a person who stands in for another one.
 *
 * @param until the time of day
 * @param minutes how many are left, at least one
 */
public record Standing(String name, String reason, String until, long minutes) {}
