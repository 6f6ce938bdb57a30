package io.postern.sandbox.opensrs;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods of one user that neither search nor change attributes. */
final class UserMethods {
    private static final int MOST_APP_PASSWORDS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Clock clock;

    UserMethods(Clock clock) {
        this.clock = clock;
    }

    static Answer get(Principal who, Fields request) {
        String address = request.name("user");
        try {
            return Answer.found(UserBody.whole(who, Finding.user(who, address, Right.USER_READ)));
        } catch (Refusal refusal) {
            if (refusal.number() != Errors.MISSING) {
                throw refusal;
            }
            throw new Refusal(Errors.MISSING, UserBody.creatable(who, Finding.domainOf(who, address)));
        }
    }

    static Answer changes(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_READ);
        return changes(user.history, request, who);
    }

    static Answer changes(History history, Fields request, Principal who) {
        return Answer.found(
                Range.of(request, who.account().switches()).of(history.lines(), "changes", History.Line::body));
    }

    static Answer logout(Principal who, Fields request) {
        Finding.user(who, request.name("user"), Right.USER_WRITE);
        return Answer.done();
    }

    static Answer folders(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_READ);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("folders", UserBody.folders(user));
        body.put("deleted_folders", user.deletedFolders);
        return Answer.found(body);
    }

    static Answer deletedMessages(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_READ);
        String folder = request.given("folder").orElse(null);
        if (folder != null && !UserBody.folders(user).contains(folder) && !user.deletedFolders.contains(folder)) {
            throw new Refusal(Errors.NO_FOLDER);
        }
        Set<String> headers = Set.copyOf(request.texts("headers"));
        List<Map<String, Object>> messages = user.deletedMessages.stream()
                .filter(message -> folder == null || folder.equals(message.folder()))
                .map(message -> message(message, headers))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", messages.size());
        body.put("messages", messages);
        return Answer.found(body);
    }

    private static Map<String, Object> message(User.DeletedMessage message, Set<String> headers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", message.id());
        body.put("folder", message.folder());
        Map<String, String> wanted = new LinkedHashMap<>(message.headers());
        if (!headers.isEmpty()) {
            wanted.keySet().retainAll(headers);
        }
        body.put("headers", wanted);
        return body;
    }

    /** Succeeds as a whole even when it fails for each of the messages. */
    static Answer restoreMessages(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_WRITE);
        List<String> ids = request.texts("ids");
        if (ids.isEmpty()) {
            throw Fields.bad();
        }
        List<Map<String, Object>> results = new ArrayList<>();
        boolean applied = false;
        for (String id : ids) {
            boolean restored =
                    user.deletedMessages.removeIf(message -> message.id().equals(id));
            applied |= restored;
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("success", restored);
            result.put("id", id);
            if (!restored) {
                result.put("error_number", Errors.MISSING);
                result.put("error", Errors.text(Errors.MISSING));
            }
            results.add(result);
        }
        return Answer.done(Map.of("ids", results)).changed(applied);
    }

    Answer appPassword(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_WRITE);
        String mode = request.word("mode", "", "add", "remove");
        long now = clock.instant().getEpochSecond();
        if (mode.equals("remove")) {
            String tag = request.text("tag");
            if (!user.appPasswords.removeIf(password -> password.tag().equals(tag))) {
                throw new Refusal(Errors.MISSING);
            }
            user.history.changed(now, who.name(), "app_passwords", tag, true);
            return Answer.done();
        }
        String tag = request.given("tag").orElse("app" + (user.appPasswords.size() + 1));
        if (!tag.matches("[ -~]{1,128}")) {
            throw Fields.bad();
        }
        if (user.appPasswords.stream().anyMatch(password -> password.tag().equals(tag))) {
            throw new Refusal(Errors.NAME_TAKEN);
        }
        if (user.appPasswords.size() >= MOST_APP_PASSWORDS) {
            throw new Refusal(Errors.TOO_MANY_APP_PASSWORDS);
        }
        String password =
                RANDOM.ints(16, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        user.appPasswords.add(new User.AppPassword(tag, password, now));
        user.history.changed(now, who.name(), "app_passwords", password, true);
        return Answer.done(Map.of("password", password)).withSecret(password);
    }

    Answer disableSecondFactor(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_WRITE);
        boolean had = user.secondFactor;
        user.secondFactor = false;
        if (user.standing == Standing.SECOND_FACTOR_NEEDED) {
            user.standing = Standing.GOOD;
        }
        user.history.changed(clock.instant().getEpochSecond(), who.name(), "2fa_enabled", false, false);
        return Answer.done().changed(had);
    }
}
