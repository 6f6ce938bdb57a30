package io.postern.selfservice.offer;

/** How one part is switched at one place. */
public enum Choice {
    AS_ABOVE,
    ON,
    OFF;

    static Choice of(String typed) {
        for (Choice choice : values()) {
            if (choice.name().equals(typed)) {
                return choice;
            }
        }
        return null;
    }
}
