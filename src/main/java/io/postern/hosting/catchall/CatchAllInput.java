package io.postern.hosting.catchall;

/** @param target empty switches it off */
record CatchAllInput(String target) {}
