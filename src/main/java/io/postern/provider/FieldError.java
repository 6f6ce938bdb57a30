package io.postern.provider;

import java.util.Map;

/**
 * A value refused before any call.
 *
 * @param field member of the SPI record, for example {@code endDate}; {@code newPassword} for a password
 * @param messageKey one of {@code required}, {@code too-long}, {@code line-break}, {@code not-an-address},
 *     {@code in-the-past}, {@code password-too-short}, {@code password-too-long}, {@code password-must-contain},
 *     {@code password-contains-address}, {@code password-control-character}, {@code password-other-character},
 *     {@code password-beginning}, {@code not-between}, {@code not-a-step}, {@code no-size},
 *     {@code size-too-large} (its maximum is in bytes), {@code not-a-domain}, {@code not-offered},
 *     {@code negative}, {@code too-many}, {@code twice}, {@code forward-to-itself}
 * @param values named values of the message, for example {@code maximum}
 */
public record FieldError(String field, String messageKey, Map<String, String> values) {
    public FieldError {
        values = Map.copyOf(values);
    }
}
