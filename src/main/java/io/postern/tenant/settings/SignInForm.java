package io.postern.tenant.settings;

import io.postern.tenant.settings.Issuers.Finding;
import java.util.List;
import java.util.Map;

/**
 * The tenant's own identity provider, as typed. The secret goes in and never comes out.
 *
 * @param set one is in force, which {@code current} names
 * @param managed it comes from the tenants file
 * @param callback to be registered at the provider
 * @param needsOwner nobody who may change settings is known at the issuer
 * @param finding what the provider answered, or null when it was not asked
 */
record SignInForm(
        boolean set,
        boolean managed,
        String current,
        String issuer,
        String clientId,
        String owner,
        boolean needsOwner,
        String callback,
        List<String> allowed,
        Map<String, Long> members,
        List<Wrong> wrong,
        Finding finding) {
    enum Problem {
        MISSING,
        NOT_AN_ADDRESS,
        NOT_A_PERSON,
        NOBODY_LEFT,
        OF_THE_FILE,
        SECRET_AGAIN
    }

    record Wrong(String field, Problem problem) {}

    SignInForm {
        allowed = List.copyOf(allowed);
        members = Map.copyOf(members);
        wrong = List.copyOf(wrong);
    }

    /** The problem of a field, or null. */
    public Problem wrong(String field) {
        return wrong.stream()
                .filter(one -> one.field().equals(field))
                .map(Wrong::problem)
                .findFirst()
                .orElse(null);
    }

    /** Members whom the issuer in force does not vouch for, by issuer. */
    public List<Map.Entry<String, Long>> others() {
        return members.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(current))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }
}
