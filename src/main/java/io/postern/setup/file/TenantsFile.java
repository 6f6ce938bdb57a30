package io.postern.setup.file;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A tenants file that was read: what it wants, or everything that is wrong with it.
 *
 * @param tenants empty when there are problems
 */
public record TenantsFile(List<TenantSpec> tenants, List<Problem> problems) {
    private static final int MOST_CHARACTERS = 20_000_000;

    public static TenantsFile read(String text, Rules rules) {
        var problems = new Problems();
        List<TenantSpec> tenants = new ArrayList<>();
        parse(text, problems).ifPresent(root -> {
            YamlMap file = YamlMap.of(root, "", new Values(rules.property()), problems);
            if (!file.has("tenants") && problems.none()) {
                problems.add(file.place(), "write the key tenants: and below it the list of tenants");
            }
            Set<String> slugs = new HashSet<>();
            for (YamlMap map : file.maps("tenants")) {
                TenantSpec tenant = new TenantReader(rules, problems).read(map);
                if (!slugs.add(tenant.slug()) && !tenant.slug().isEmpty()) {
                    problems.add(map.place("slug"), "this slug is there twice; give each tenant its own");
                }
                tenants.add(tenant);
            }
            file.noOthers();
        });
        return problems.none()
                ? new TenantsFile(List.copyOf(tenants), List.of())
                : new TenantsFile(List.of(), problems.inOrder());
    }

    private static Optional<Node> parse(String text, Problems problems) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                problems.add(new Place(1, ""), "the file is empty; write tenants: [] if there shall be none");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            // not the whole message: it quotes the line, which may hold a secret
            problems.add(new Place(mark == null ? 1 : mark.getLine() + 1, ""), "this is not YAML: " + e.getProblem());
            return Optional.empty();
        } catch (YAMLException _) {
            problems.add(new Place(1, ""), "this is not YAML text; save the file as UTF-8");
            return Optional.empty();
        }
    }
}
