package io.postern.hosting;

import io.postern.provider.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads whole numbers that were typed, and gathers what is wrong with them. Nothing typed is null. */
public final class TypedNumbers {
    private static final long MEGABYTE = 1024L * 1024;
    private static final int DIGITS = 12;

    private final List<FieldError> errors = new ArrayList<>();

    public Long whole(String field, String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?[0-9]{1," + DIGITS + "}")) {
            errors.add(new FieldError(field, "not-a-number", Map.of()));
            return null;
        }
        return Long.valueOf(text);
    }

    /** In bytes. */
    public Long megabytes(String field, String typed) {
        Long number = whole(field, typed);
        return number == null ? null : Long.valueOf(number * MEGABYTE);
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** As it is typed. */
    public static String megabytes(Long bytes) {
        return bytes == null ? "" : String.valueOf(bytes / MEGABYTE);
    }

    public static String whole(Long number) {
        return number == null ? "" : number.toString();
    }
}
