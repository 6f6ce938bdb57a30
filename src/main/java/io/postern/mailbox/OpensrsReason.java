package io.postern.mailbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reasons that have words of their own where OpenSRS gives them. A constant is named as the code of the error. */
public enum OpensrsReason {
    OMA_0,
    OMA_1,
    OMA_2,
    OMA_3,
    OMA_4,
    OMA_5,
    OMA_6,
    OMA_7,
    OMA_8,
    OMA_9,
    OMA_10,
    OMA_11,
    OMA_12,
    OMA_13,
    OMA_14,
    OMA_15,
    OMA_16,
    OMA_17,
    OMA_18,
    OMA_19,
    OMA_20,
    OMA_22,
    OMA_23,
    OMA_24,
    OMA_25,
    OMA_26,
    OMA_27,
    OMA_28,
    OMA_29,
    OMA_30,
    OMA_31,
    OMA_32,
    OMA_33,
    OMA_34,
    OMA_35,
    OMA_36,
    OMA_37,
    OMA_38,
    OMA_39,
    OMA_40,
    OMA_41,
    OMA_42,
    OMA_43,
    OMA_44,
    OMA_45,
    OMA_46,
    OMA_47,
    OMA_48,
    OMA_49,
    SECOND_FACTOR,
    FILTER_ONLY,
    LAST_TARGET,
    OWN_ACCOUNT;

    /** @param code of a failed call, or null */
    public static Optional<OpensrsReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason ->
                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                .findFirst();
    }
}
