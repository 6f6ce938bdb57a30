package io.postern.api;

/**
 * What a call answers.
 *
 * @param body null for nothing
 * @param location path below the API, or null
 */
record ApiAnswer(int status, Object body, String location) {
    static ApiAnswer of(int status, Object body) {
        return new ApiAnswer(status, body, null);
    }
}
