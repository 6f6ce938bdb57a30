package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done in whatever order, users come and go as in a model that fits on one page. */
class UserModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final int OK = -1;

    /** Each user with its alias, or with an empty text. */
    private final Map<String, String> users = new TreeMap<>();

    private final List<String> deleted = new ArrayList<>();
    private Api api;
    private Account account;

    @Property(tries = 300)
    void everyOrderOfCallsEndsAsTheModelSays(@ForAll @Size(max = 40) List<@IntRange(max = 95) Integer> dice)
            throws JsonProcessingException {
        Accounts accounts = new Accounts(CLOCK);
        api = new Api(accounts, new Login(CLOCK), JSON, CLOCK);
        account = new Account(
                new Account.Plan(
                        "model",
                        Cluster.A,
                        new Admin("ops@model.adm", "secret", Standing.GOOD),
                        List.of(Account.DomainPlan.plain("model.example", 0))),
                accounts.ids(),
                CLOCK.instant());
        users.clear();
        deleted.clear();
        for (int die : dice) {
            step(die % 6, address(die / 6 % 4), address(die / 24));
        }
        List<String> names = Stream.concat(users.keySet().stream(), users.values().stream())
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
        assertThat(listed("{'criteria':{'domain':'model.example'}}").findValuesAsText("user"))
                .isEqualTo(names);
        assertThat(bin().findValuesAsText("user")).containsExactlyInAnyOrderElementsOf(deleted);
    }

    private void step(int act, String name, String other) throws JsonProcessingException {
        switch (act) {
            case 0 -> {
                String body = "{'user':'%s','create_only':true,'attributes':{}}".formatted(name);
                expect("change_user", body, taken(name) ? 23 : OK);
                if (!taken(name)) {
                    users.put(name, "");
                }
            }
            case 1 -> {
                expect("change_user", "{'user':'%s','attributes':{}}".formatted(name), alias(name) ? 3 : OK);
                if (!alias(name)) {
                    users.putIfAbsent(name, "");
                }
            }
            case 2 -> {
                int number = present(name);
                expect("delete_user", "{'user':'%s'}".formatted(name), number);
                if (number == OK) {
                    users.remove(name);
                    deleted.add(name);
                }
            }
            case 3 -> {
                int number = !deleted.contains(name) ? 2 : taken(other) ? 7 : OK;
                String body = "{'user':'%s','id':'%s','new_name':'%s'}".formatted(name, id(name), other);
                expect("restore_user", body, number);
                if (number == OK) {
                    deleted.remove(name);
                    users.put(other, "");
                }
            }
            case 4 -> {
                int number = present(name) != OK ? present(name) : taken(other) ? 7 : OK;
                expect("rename_user", "{'user':'%s','new_name':'%s'}".formatted(name, other), number);
                if (number == OK) {
                    users.put(other, users.remove(name));
                }
            }
            default -> {
                boolean held = users.containsKey(other) || (alias(other) && !other.equals(users.get(name)));
                int number = alias(name) ? 3 : other.equals(name) || held ? 7 : OK;
                expect("change_user", "{'user':'%s','attributes':{'aliases':['%s']}}".formatted(name, other), number);
                if (number == OK) {
                    users.put(name, other);
                }
            }
        }
    }

    private static String address(int number) {
        return "user" + number + "@model.example";
    }

    private boolean alias(String name) {
        return users.containsValue(name);
    }

    private boolean taken(String name) {
        return users.containsKey(name) || alias(name);
    }

    private int present(String name) {
        return alias(name) ? 3 : users.containsKey(name) ? OK : 2;
    }

    private String id(String name) throws JsonProcessingException {
        for (JsonNode row : bin()) {
            if (row.get("user").asText().equals(name)) {
                return row.get("id").asText();
            }
        }
        return "none";
    }

    private JsonNode bin() throws JsonProcessingException {
        return listed("{'criteria':{'domain':'model.example','deleted':true}}");
    }

    private JsonNode listed(String body) throws JsonProcessingException {
        return JSON.valueToTree(answer("search_users", body).members().get("users"));
    }

    private void expect(String method, String body, int number) throws JsonProcessingException {
        Answer answer = answer(method, body);
        assertThat(answer.number())
                .as("%s %s: %s %s", method, body, users, deleted)
                .isEqualTo(number);
        assertThat(answer.applied()).isEqualTo(number == OK);
    }

    private Answer answer(String method, String body) throws JsonProcessingException {
        ObjectNode request = (ObjectNode) JSON.readTree(body.replace('\'', '"'));
        request.putObject("credentials").put("user", "ops@model.adm").put("password", "secret");
        return api.answer(new Call(Cluster.A, "POST", method, null, request), account);
    }
}
