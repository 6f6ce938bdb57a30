package io.postern.platform.http;

/** One named value of a request. Only its name is ever printed. */
public record Parameter(String name, String value) {
    @Override
    public String toString() {
        return name;
    }
}
