package io.postern.sandbox.opensrs;

import static io.postern.sandbox.opensrs.Right.COMPANY_READ;
import static io.postern.sandbox.opensrs.Right.DOMAIN_READ;
import static io.postern.sandbox.opensrs.Right.DOMAIN_WRITE;
import static io.postern.sandbox.opensrs.Right.ROLE;
import static io.postern.sandbox.opensrs.Right.TOKEN;
import static io.postern.sandbox.opensrs.Right.USER_MAKE;
import static io.postern.sandbox.opensrs.Right.USER_READ;
import static io.postern.sandbox.opensrs.Right.USER_WRITE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of administrators; each holds a company, domains, or workgroups. */
enum Role {
    COMPANY(Level.COMPANY, EnumSet.allOf(Right.class)),
    COMPANY_MAIL(
            Level.COMPANY,
            EnumSet.of(COMPANY_READ, DOMAIN_READ, DOMAIN_WRITE, USER_READ, USER_WRITE, USER_MAKE, TOKEN)),
    COMPANY_MAIL2(Level.COMPANY, EnumSet.of(COMPANY_READ, DOMAIN_READ, USER_READ, USER_WRITE, USER_MAKE)),
    COMPANY_RO(Level.COMPANY, EnumSet.of(COMPANY_READ, DOMAIN_READ, USER_READ)),
    COMPANY_TOKEN_ONLY(Level.COMPANY, EnumSet.of(TOKEN)),
    COMPANY_VIEW(Level.COMPANY, EnumSet.of(COMPANY_READ, DOMAIN_READ, USER_READ)),
    DOMAIN(Level.DOMAIN, EnumSet.of(DOMAIN_READ, DOMAIN_WRITE, USER_READ, USER_WRITE, USER_MAKE, TOKEN, ROLE)),
    MAIL(Level.DOMAIN, EnumSet.of(DOMAIN_READ, USER_READ, USER_WRITE, USER_MAKE, TOKEN)),
    WORKGROUP(Level.WORKGROUP, EnumSet.of(USER_READ, USER_WRITE, USER_MAKE));

    private final Level level;
    private final Set<Right> rights;

    Role(Level level, Set<Right> rights) {
        this.level = level;
        this.rights = rights;
    }

    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.word().equals(name)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Level level() {
        return level;
    }

    boolean allows(Right right) {
        return rights.contains(right);
    }
}
