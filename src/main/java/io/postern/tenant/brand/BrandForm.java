package io.postern.tenant.brand;

import io.postern.platform.web.PageBrand;
import java.util.List;
import java.util.Optional;

/**
 * A brand as it is typed.
 *
 * @param customer whose it is, or null for the tenant's own
 * @param path where it is sent, below the tenant
 * @param logo the one that is kept, or null
 * @param wrong what has to be typed otherwise
 */
record BrandForm(
        String customer, String path, BrandInput typed, PageBrand.Logo logo, boolean checked, List<Wrong> wrong) {
    enum Problem {
        NOT_A_COLOUR,
        TOO_LONG,
        NOT_SECURE,
        NOT_AN_ADDRESS,
        NOT_PLAIN,
        NOT_A_SENDER,
        TOO_LARGE,
        DRAWING,
        NOT_A_PICTURE,
        BROKEN,
        MOVING,
        TOO_MANY_PIXELS
    }

    record Wrong(String field, Problem problem) {}

    BrandForm {
        wrong = List.copyOf(wrong);
    }

    /** The first problem of a field, or null. */
    public Problem wrong(String field) {
        return wrong.stream()
                .filter(one -> one.field().equals(field))
                .map(Wrong::problem)
                .findFirst()
                .orElse(null);
    }

    /** The customer's name; empty for the tenant itself. */
    public String named() {
        return customer == null ? "" : customer;
    }

    /** The entry of the menu. */
    public String section() {
        return customer == null ? "settings" : "customers";
    }

    /** The page that this one belongs to, below the tenant. */
    public String back() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** What the accent becomes, or null while there is none. */
    public Shades shades() {
        return Optional.ofNullable(typed.accent())
                .flatMap(Colour::parse)
                .map(Shades::of)
                .orElse(null);
    }
}
