package io.postern.sandbox.opensrs;

import java.util.List;

/** The upstream's error numbers, each with the text of its document. */
final class Errors {
    private static final List<String> TEXTS = List.of(
            "Server error",
            "Invalid credentials supplied in request",
            "The requested object does not exist",
            "This object is an alias",
            "Requestor lacks permission to change one or more of the requested attributes",
            "Request badly formatted (missing required field, or field is not the correct data type)",
            "One or more attributes badly formatted",
            "An object with this name already exists",
            "An object with this name already exists",
            "Requestor does not own this object or lacks permission to perform this action",
            "The requested object is not empty",
            "Company does not exist",
            "Role does not exist",
            "User does not exist",
            "Brand in use",
            "Domain users full",
            "Domain aliases full",
            "Not in",
            "Workgroup is default",
            "Migration Job Exists",
            "Try again later",
            "Requestor not permitted from this IP address",
            "Requested object temporarily unavailable, try again later",
            "Object already exists",
            "Admins exist that control this object",
            "Failed to obtain provisioning lock",
            "The requested folder does not exist",
            "The domain is missing the filtermx setting",
            "An internal error occurred",
            "An internal error occurred - failed to connect",
            "An internal error occurred - failed to send",
            "User was not type filter",
            "Admin is disabled",
            "2FA is required",
            "password must be at least 10 characters",
            "2fa code validation failure",
            "password cannot be one of the previous 8 used",
            "Alias domain does not exist",
            "maximum number of forward recipients reached",
            "expired",
            "Password not strong enough",
            "Password on the ban list",
            "2FA is required, not enabled on this account",
            "2FA challenge failed",
            "2FA Auth required to change 2fa_required_oma",
            "Brand settings prevent this action",
            "Max number of App Passwords has been reached",
            "Target is a domain alias",
            "Password rejected - contains username or other account info",
            "Push denied. Gaining company has not pre-authorized");

    static final int CREDENTIALS = 1;
    static final int MISSING = 2;
    static final int ALIAS = 3;
    static final int ATTRIBUTE_FORBIDDEN = 4;
    static final int REQUEST = 5;
    static final int ATTRIBUTE = 6;
    static final int NAME_TAKEN = 7;
    static final int WORKGROUP_TAKEN = 8;
    static final int NOT_YOURS = 9;
    static final int NOT_EMPTY = 10;
    static final int NO_COMPANY = 11;
    static final int NO_ROLE = 12;
    static final int NO_USER = 13;
    static final int USERS_FULL = 15;
    static final int ALIASES_FULL = 16;
    static final int NOT_IN = 17;
    static final int DEFAULT_WORKGROUP = 18;
    static final int EXISTS = 23;
    static final int HAS_ADMINS = 24;
    static final int NO_FOLDER = 26;
    static final int NO_FILTERMX = 27;
    static final int NO_ALIAS_DOMAIN = 37;
    static final int TOO_MANY_RECIPIENTS = 38;
    static final int EXPIRED = 39;
    static final int WEAK = 40;
    static final int BANNED = 41;
    static final int NEEDS_SECOND_FACTOR = 44;
    static final int TOO_MANY_APP_PASSWORDS = 46;
    static final int INTO_ALIAS_DOMAIN = 47;
    static final int TELLING = 48;
    static final int PUSH_DENIED = 49;

    private Errors() {}

    static String text(int number) {
        return number >= 0 && number < TEXTS.size() ? TEXTS.get(number) : "Unknown error " + number;
    }
}
