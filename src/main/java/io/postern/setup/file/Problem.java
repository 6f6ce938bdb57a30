package io.postern.setup.file;

/**
 * Why a tenants file is not applied.
 *
 * @param line counted from 1
 * @param path for example {@code tenants[0].domains[2].order-id}; empty for the whole file
 * @param message what is wrong and what to write instead; never a value that may be secret
 */
public record Problem(int line, String path, String message) {
    @Override
    public String toString() {
        return "line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + message;
    }
}
