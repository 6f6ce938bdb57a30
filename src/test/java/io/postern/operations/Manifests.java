package io.postern.operations;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A kustomize folder, rendered as far as ours use kustomize, each document read into the type of its kind. */
record Manifests(List<HasMetadata> resources) {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                /** The models would swallow a misspelt field. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    record Kustomization(String apiVersion, String kind, List<Labels> labels, List<String> resources) {
        record Labels(Map<String, String> pairs) {}
    }

    static Manifests render(Path folder) {
        var kustomization =
                STRICT.convertValue(load(folder.resolve("kustomization.yaml")).getFirst(), Kustomization.class);
        List<HasMetadata> rendered = new ArrayList<>();
        for (String resource : kustomization.resources()) {
            for (Object document : load(folder.resolve(resource))) {
                rendered.add(label(typed(document), kustomization.labels()));
            }
        }
        return new Manifests(List.copyOf(rendered));
    }

    static HasMetadata typed(Object document) {
        var fields = (Map<?, ?>) document;
        String kind = fields.get("apiVersion") + " " + fields.get("kind");
        if (!KINDS.containsKey(kind)) {
            throw new IllegalArgumentException("no type is known for " + kind);
        }
        return STRICT.convertValue(document, KINDS.get(kind));
    }

    <T extends HasMetadata> T only(Class<T> type) {
        List<T> found =
                resources.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " of " + type.getSimpleName());
        }
        return found.getFirst();
    }

    private static HasMetadata label(HasMetadata resource, List<Kustomization.Labels> labels) {
        Map<String, String> all = new HashMap<>();
        if (resource.getMetadata().getLabels() != null) {
            all.putAll(resource.getMetadata().getLabels());
        }
        labels.forEach(pairs -> all.putAll(pairs.pairs()));
        resource.getMetadata().setLabels(all);
        return resource;
    }

    private static List<Object> load(Path file) {
        try {
            List<Object> documents = new ArrayList<>();
            new Yaml().loadAll(Files.readString(file)).forEach(documents::add);
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
