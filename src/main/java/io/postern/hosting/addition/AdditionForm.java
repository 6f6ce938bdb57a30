package io.postern.hosting.addition;

import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed to add domains. */
public class AdditionForm {
    @RestForm
    public UUID connection;

    /** One, or, where some are chosen from a list, many. */
    @RestForm
    public List<String> domain;

    @RestForm
    public String customer;

    /** Take it as it is when the provider has it already. */
    @RestForm
    public String adopt;

    @RestForm
    public UUID operation;

    public String name() {
        return domain == null || domain.isEmpty() ? "" : domain.getFirst();
    }

    public boolean chosen(String name) {
        return domain != null && domain.contains(name);
    }

    public boolean of(UUID customerId) {
        return customerId.toString().equals(customer);
    }
}
