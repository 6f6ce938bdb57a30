package io.postern.sandbox.atmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** One received call. {@code login} is null when none was sent. */
record Call(String verb, String entry, String method, List<Parameter> parameters, String requestLine, Login login) {
    private static final Set<String> ADDRESSES = Set.of("name", "Username", "AliasName", "AliasTo");

    record Login(String user, String password) {
        static Login of(String header) {
            if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return null;
            }
            try {
                String pair = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0 ? null : new Login(pair.substring(0, colon), pair.substring(colon + 1));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    /** @param entry what stands before {@code index.php/api}, such as {@code mail} */
    static Call of(String verb, String entry, String path, String rest, String query, String form, Login login) {
        ModuleRoute route = ModuleRoute.of(rest);
        List<Parameter> parameters = new ArrayList<>(route.parameters());
        parameters.addAll(Parameter.pairs(query, Place.QUERY));
        parameters.addAll(Parameter.pairs(form, Place.BODY));
        String line =
                verb + " " + Parameter.maskedPath(path) + (query == null ? "" : "?" + Parameter.maskedQuery(query));
        return new Call(verb, entry, route.method(), List.copyOf(parameters), line, login);
    }

    Call masked() {
        return new Call(
                verb,
                entry,
                method,
                parameters.stream().map(Parameter::masked).toList(),
                requestLine,
                login == null ? null : new Login(login.user(), ""));
    }

    /** The addresses that the call names. */
    List<String> addresses() {
        return parameters.stream()
                .filter(parameter -> parameter.value() != null && ADDRESSES.contains(parameter.name()))
                .map(Parameter::value)
                .toList();
    }
}
