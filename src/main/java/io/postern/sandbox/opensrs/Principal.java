package io.postern.sandbox.opensrs;

import java.util.List;

/** Who is calling: an administrator, or a mailbox's owner, or both. */
record Principal(Account account, String name, List<Grant> grants) {
    /** A role over one object: a company, a domain, or {@code domain/workgroup}. */
    record Grant(String user, Role role, String object) {
        boolean covers(String domain, String workgroup) {
            return switch (role.level()) {
                case COMPANY -> true;
                case DOMAIN -> object.equals(domain);
                case WORKGROUP -> object.equals(domain + "/" + workgroup);
                case USER -> false;
            };
        }
    }

    boolean may(Right right, String domain, String workgroup) {
        return grants.stream().anyMatch(grant -> grant.role().allows(right) && grant.covers(domain, workgroup));
    }

    void demand(Right right, String domain, String workgroup) {
        if (!may(right, domain, workgroup)) {
            throw new Refusal(Errors.NOT_YOURS);
        }
    }

    /** For what concerns the whole company. */
    void demand(Right right) {
        if (grants.stream()
                .noneMatch(grant ->
                        grant.role().level() == Level.COMPANY && grant.role().allows(right))) {
            throw new Refusal(Errors.NOT_YOURS);
        }
    }

    boolean companyAdmin() {
        return grants.stream().anyMatch(grant -> grant.role() == Role.COMPANY);
    }

    /** An owner manages the own mailbox without any role. */
    void demand(Right right, User user) {
        boolean own = user.address().equals(name) && (right == Right.USER_READ || right == Right.USER_WRITE);
        if (!own) {
            demand(right, user.domain(), user.workgroup());
        }
    }

    Level level(String domain, String workgroup) {
        return grants.stream()
                .filter(grant -> grant.covers(domain, workgroup))
                .map(grant -> grant.role().level())
                .max(Level::compareTo)
                .orElse(Level.USER);
    }
}
