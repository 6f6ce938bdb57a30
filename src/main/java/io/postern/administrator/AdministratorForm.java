package io.postern.administrator;

import io.postern.hosting.TypedNumbers;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about an administrator. */
public class AdministratorForm {
    @RestForm
    public String name;

    @RestForm("full-name")
    public String fullName;

    @RestForm
    public String company;

    @RestForm
    public List<String> domain;

    @RestForm
    public String workgroup;

    @RestForm
    public List<String> right;

    @RestForm("full-accepted")
    public String fullAccepted;

    @RestForm("mailbox-limit")
    public String mailboxLimit;

    /** Megabytes. */
    @RestForm("quota-limit")
    public String quotaLimit;

    /** {@code generated}, {@code typed} or, for one that is there, {@code kept}. */
    @RestForm("password-choice")
    public String passwordChoice;

    @RestForm
    public String password;

    @RestForm
    public UUID operation;

    static AdministratorForm of(SubAdministrator now) {
        var form = new AdministratorForm();
        form.name = now.name();
        form.fullName = now.fullName();
        form.company = now.company();
        form.domain = now.domains().stream().map(Administrators::domain).toList();
        form.workgroup = now.domains().stream()
                .filter(each -> each.contains("/"))
                .map(each -> each.substring(each.indexOf('/') + 1))
                .findFirst()
                .orElse("");
        form.right = now.rights().stream().map(Enum::name).toList();
        form.mailboxLimit = TypedNumbers.whole(now.mailboxLimit());
        form.quotaLimit = TypedNumbers.megabytes(now.quotaLimitBytes());
        form.passwordChoice = "kept";
        return form;
    }

    SubAdministrator wanted(String called, TypedNumbers numbers) {
        Set<SubAdministratorRight> rights = rights();
        boolean group = rights.contains(SubAdministratorRight.WORKGROUP)
                && !text(workgroup).isEmpty();
        List<String> objects = (domain == null ? List.<String>of() : domain)
                .stream()
                        .map(each -> group ? each + "/" + text(workgroup) : each)
                        .distinct()
                        .toList();
        return new SubAdministrator(
                called,
                text(fullName),
                text(company),
                objects,
                rights,
                numbers.whole("mailboxLimit", mailboxLimit),
                numbers.megabytes("quotaLimit", quotaLimit));
    }

    Set<SubAdministratorRight> rights() {
        Set<SubAdministratorRight> rights = EnumSet.noneOf(SubAdministratorRight.class);
        Arrays.stream(SubAdministratorRight.values()).filter(this::has).forEach(rights::add);
        return rights;
    }

    public boolean has(SubAdministratorRight one) {
        return right != null && right.contains(one.name());
    }

    public boolean serves(String name) {
        return domain != null && domain.contains(name);
    }

    static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
