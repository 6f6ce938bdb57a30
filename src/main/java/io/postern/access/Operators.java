package io.postern.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;

/** People who may do what belongs to no tenant alone, as their identity provider names them. */
@ConfigMapping(prefix = "postern.operators")
interface Operators {
    @WithParentName
    List<Operator> all();

    interface Operator {
        String issuer();

        String subject();
    }

    default boolean include(String issuer, String subject) {
        return all().stream()
                .anyMatch(operator ->
                        operator.issuer().equals(issuer) && operator.subject().equals(subject));
    }
}
