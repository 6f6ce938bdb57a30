package io.postern.sandbox.opensrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Credentials: who may come in, and the tokens that stand for a password. */
final class Login {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LONGEST_SESSION = 86_400;
    private static final long LONGEST_TOKEN_HOURS = 744;
    private final Clock clock;

    Login(Clock clock) {
        this.clock = clock;
    }

    /** Of several accounts that know this user, the one whose secret was given. */
    Optional<Account> choose(List<Account> candidates, Call call) {
        return candidates.stream()
                .filter(account -> candidates.size() == 1 || fits(account, call))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static boolean fits(Account account, Call call) {
        var credentials = call.body().path("credentials");
        return account.alone(
                () -> right(account, call.user(), credentials.path("password").asText(""))
                        || Stream.of("token", "session_token").anyMatch(name -> account.sessions()
                                .containsKey(credentials.path(name).asText(""))));
    }

    /** Under the account's lock. */
    Principal principal(Account account, Fields request) {
        Fields credentials = request.object("credentials");
        String user = credentials.name("user");
        Optional<String> token = credentials.given("token").or(() -> credentials.given("session_token"));
        Optional<String> password = credentials.given("password");
        if (token.isEmpty() && password.isEmpty()) {
            throw Fields.bad();
        }
        if (account == null) {
            throw new Refusal(Errors.CREDENTIALS);
        }
        if (byToken(token.isPresent(), password.isPresent(), account.switches())) {
            session(account, user, token.orElseThrow());
        } else if (!right(account, user, password.orElseThrow())) {
            throw new Refusal(Errors.CREDENTIALS);
        }
        Admin admin = account.admins().get(user);
        User owner = account.owner(user).orElse(null);
        (admin != null ? admin.standing() : owner.standing).check();
        String name = admin != null ? user : owner.address();
        return new Principal(account, name, account.grants(name));
    }

    private static boolean byToken(boolean token, boolean password, Switches switches) {
        if (!token || !password) {
            return token;
        }
        return switch (switches.bothCredentials()) {
            case TOKEN_WINS -> true;
            case PASSWORD_WINS -> false;
            case REFUSED -> throw Fields.bad();
        };
    }

    private static boolean right(Account account, String user, String password) {
        Admin admin = account.admins().get(user);
        String expected = admin != null
                ? admin.password()
                : account.owner(user).map(u -> u.password).orElse(null);
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private void session(Account account, String user, String token) {
        Session session = account.sessions().get(token);
        if (session == null || !session.user().equals(user) || !session.oma()) {
            throw new Refusal(Errors.CREDENTIALS);
        }
        if (!session.expires().isAfter(clock.instant())) {
            throw new Refusal(account.switches().expiredNumber());
        }
        if (session.singleUse()) {
            account.sessions().remove(token);
        }
    }

    Answer authenticate(Principal who, Fields request) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean wanted = request.truth("generate_session_token");
        String token = request.given("token").orElseGet(Login::random);
        if (wanted) {
            long seconds = request.number("session_token_duration").orElse(10_800L);
            if (seconds < 1 || seconds > LONGEST_SESSION) {
                throw Fields.bad();
            }
            String user = request.object("credentials").name("user");
            open(who.account(), new Session(token, user, now().plusSeconds(seconds), true, false));
            body.put("session_token", token);
            body.put("session_token_duration", seconds);
        }
        if (request.truth("fetch_extra_info")) {
            body.put("extra_info", Map.of("company", who.account().company()));
        }
        return Answer.found(body).withSecret(token).changed(wanted);
    }

    /** Lets someone in as somebody else. */
    Answer generateToken(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.TOKEN);
        request.text("reason");
        long hours = request.number("duration").orElse(24L);
        if (hours < 1 || hours > LONGEST_TOKEN_HOURS) {
            throw Fields.bad();
        }
        String type = request.word("type", "session", "session", "sso", "oma");
        boolean oma = request.truth("oma");
        if (oma && !type.equals("oma") && !who.companyAdmin()) {
            throw new Refusal(Errors.NOT_YOURS);
        }
        String token = request.given("token").orElseGet(Login::random);
        open(
                who.account(),
                new Session(
                        token,
                        user.address(),
                        now().plusSeconds(hours * 3600),
                        oma || type.equals("oma"),
                        type.equals("sso")));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("duration", hours);
        body.put("token", token);
        user.history.changed(now().getEpochSecond(), who.name(), "sessions", token, true);
        return Answer.done(body).withSecret(token);
    }

    private void open(Account account, Session session) {
        account.sessions().values().removeIf(old -> !old.expires().isAfter(now().minusSeconds(LONGEST_SESSION)));
        account.sessions().put(session.token(), session);
    }

    private Instant now() {
        return clock.instant();
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
