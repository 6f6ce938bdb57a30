package io.postern.api;

/** The media type of problems, for annotations. */
final class Problems {
    static final String TYPE = "application/problem+json";
    static final String JSON = "application/json";

    private Problems() {}
}
