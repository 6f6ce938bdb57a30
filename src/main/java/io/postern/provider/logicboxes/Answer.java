package io.postern.provider.logicboxes;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What LogicBoxes answered, reduced to one shape from its four: mail answers wrapped in {@code response}, gateway errors
 * at the top level, and bare values. The body decides; the HTTP code only where the body is silent.
 */
sealed interface Answer {
    /**
     * Nothing speaks against it.
     *
     * @param content the object inside {@code response}, or the bare value
     * @param confirmed whether it says that the thing was done: enough to read, too little to have written
     */
    record Done(JsonNode content, boolean confirmed) implements Answer {}

    /**
     * A readable refusal.
     *
     * @param byMail true when the mail service refused (and nothing was done), false when it was the gateway before it
     * @param message empty when there was none
     * @param code empty when there was none
     */
    record Refused(boolean byMail, String message, String code, int httpStatus) implements Answer {}

    /** Nothing readable. */
    record Unreadable(boolean empty, int httpStatus) implements Answer {}
}
