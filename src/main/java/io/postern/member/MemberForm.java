package io.postern.member;

import io.postern.access.Role;
import io.postern.customer.Customer;
import io.postern.member.MemberInput.Problem;
import io.postern.member.MemberInput.Wrong;
import java.util.List;

/**
 * What the forms about a member show.
 *
 * @param member null for a new one
 * @param self whether it is the reader
 * @param address where the person signs in
 */
public record MemberForm(
        Member member, boolean self, MemberInput typed, List<Customer> customers, String address, List<Wrong> wrong) {
    public MemberForm {
        customers = List.copyOf(customers);
        wrong = List.copyOf(wrong);
    }

    public List<Role> roles() {
        return MemberRules.ROLES.stream().toList();
    }

    /** Whether the place can be changed here. */
    public boolean open() {
        return !self && !member.managed;
    }

    public Problem wrong(String field) {
        return wrong.stream()
                .filter(each -> each.field().equals(field))
                .map(Wrong::problem)
                .findFirst()
                .orElse(null);
    }

    public boolean chosen(Role role) {
        return role.slug().equals(typed.role());
    }

    public boolean chosen(Customer customer) {
        return customer.id.toString().equals(typed.customer());
    }

    public String email() {
        return typed.email();
    }

    public String subject() {
        return typed.subject();
    }

    public String name() {
        return typed.name();
    }

    public boolean bySubject() {
        return typed.bySubject();
    }

    public boolean wholeTenant() {
        return typed.customer().isEmpty();
    }
}
