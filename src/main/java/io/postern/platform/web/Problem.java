package io.postern.platform.web;

/**
 * Why there is no page.
 *
 * @param kind names the texts in {@code ui/messages/error.properties}
 * @param reference finds the request in the log
 */
record Problem(int status, String kind, String reference) {
    static String kindOf(int status) {
        return switch (status) {
            case 400, 414, 431 -> "bad-request";
            case 401, 403 -> "forbidden";
            case 404, 410 -> "not-found";
            case 405, 406, 415 -> "not-allowed";
            case 409, 412 -> "conflict";
            case 413 -> "too-large";
            case 421 -> "other-host";
            case 422 -> "invalid";
            case 426 -> "needs-https";
            case 429 -> "too-many";
            case 503 -> "unavailable";
            default -> "failed";
        };
    }
}
