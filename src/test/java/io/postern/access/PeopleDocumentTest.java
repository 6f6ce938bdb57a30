package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide says about roles is what they may. */
class PeopleDocumentTest {
    private static final List<Role> COLUMNS =
            List.of(Role.OWNER, Role.MANAGER, Role.SUPPORT, Role.VIEWER, Role.CUSTOMER_ADMIN);

    @Test
    void theTableOfRolesIsTrueAndWhole() throws IOException {
        List<String> table = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            var line = new StringBuilder("| " + permission + " |");
            COLUMNS.forEach(role -> line.append(role.may(permission) ? " yes |" : " – |"));
            line.append(
                    permission.wholeTenant() ? " whole tenant |" : permission.ownCustomer() ? " own customer |" : " |");
            table.add(line.toString());
        }
        try (Stream<String> lines = Files.lines(Path.of("docs/people.md"))) {
            assertThat(lines.filter(line -> line.matches("\\| [A-Z_]+ \\|.*")).toList())
                    .isEqualTo(table);
        }
        String header = "| permission | "
                + String.join(" | ", COLUMNS.stream().map(Role::slug).toList()) + " | |";
        assertThat(Files.readString(Path.of("docs/people.md"))).contains(header);
        assertThat(Stream.of(Permission.values()).filter(Role.MAILBOX_OWNER::may))
                .isEmpty();
    }
}
