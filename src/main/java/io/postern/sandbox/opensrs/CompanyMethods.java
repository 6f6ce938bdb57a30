package io.postern.sandbox.opensrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of the company itself. Its quotas count in megabytes, where users and domains count in bytes. */
final class CompanyMethods {
    private CompanyMethods() {}

    static Answer get(Principal who, Fields request) {
        Finding.company(who, request.text("company"));
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("limit_users", 0);
        attributes.put("quota", Birth.QUOTA >> 20);
        attributes.put("quota_maximum", 25 * 1024);
        attributes.put("password_strength", "medium");
        attributes.put("spamlevel", "Normal");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("createtime", 1_400_000_000);
        metadata.put("bulletins", Map.of("manual", List.of(), "auto", List.of()));
        metadata.put("inherit", Map.of("smtp_sent_limit", 1000, "spamlevel", "Normal"));
        metadata.put("options", Map.of("languages", Attribute.LANGUAGES, "timezones", Attribute.TIMEZONES));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("attributes", attributes);
        body.put(
                who.account().switches().singularSettable() ? "settable_attribute" : "settable_attributes",
                who.companyAdmin() ? List.of("notes_external", "password_strength", "quota") : List.of());
        body.put("metadata", metadata);
        return Answer.found(body);
    }

    static Answer changes(Principal who, Fields request) {
        Finding.company(who, request.text("company"));
        return UserMethods.changes(who.account().history(), request, who);
    }
}
