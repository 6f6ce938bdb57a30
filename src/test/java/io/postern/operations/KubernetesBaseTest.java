package io.postern.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code k8s/base} renders, fits the cluster's types, and its parts fit each other. */
class KubernetesBaseTest {
    private final Manifests base = Manifests.render(Path.of("k8s", "base"));
    private final Deployment deployment = base.only(Deployment.class);
    private final Container container =
            deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    private final Map<String, String> pod =
            deployment.getSpec().getTemplate().getMetadata().getLabels();

    @Test
    void aMisspeltFieldIsNoticed() {
        Object misspelt = new Yaml().load("""
                apiVersion: v1
                kind: Service
                metadata: {name: postern}
                spec: {ports: [{port: 80, tragetPort: http}]}
                """);
        assertThatThrownBy(() -> Manifests.typed(misspelt)).hasMessageContaining("tragetPort");
    }

    @Test
    void noResourceNamesANamespace() {
        assertThat(base.resources()).hasSize(6).allSatisfy(resource -> {
            assertThat(resource.getMetadata().getNamespace()).isNull();
            assertThat(resource.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "postern");
        });
    }

    @Test
    void everySelectorFindsThePods() {
        assertThat(pod)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(base.only(Service.class).getSpec().getSelector())
                .containsAllEntriesOf(base.only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .containsAllEntriesOf(base.only(NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels());
    }

    @Test
    void namedThingsExist() {
        assertThat(deployment.getSpec().getTemplate().getSpec().getServiceAccountName())
                .isEqualTo(base.only(ServiceAccount.class).getMetadata().getName());
        assertThat(container.getEnvFrom())
                .extracting(from -> from.getConfigMapRef().getName())
                .containsExactly(base.only(ConfigMap.class).getMetadata().getName());
        String port = container.getPorts().getFirst().getName();
        assertThat(base.only(Service.class).getSpec().getPorts())
                .extracting(service -> service.getTargetPort().getStrVal())
                .containsExactly(port);
        assertThat(container.getVolumeMounts())
                .extracting(mount -> mount.getName())
                .containsExactlyInAnyOrderElementsOf(deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                        .map(volume -> volume.getName())
                        .toList());
    }

    @Test
    void theClusterAsksForHealth() {
        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .extracting(Probe::getHttpGet)
                .allSatisfy(get -> {
                    assertThat(get.getPath()).startsWith("/q/health/");
                    assertThat(get.getPort().getStrVal()).isEqualTo("http");
                });
    }

    @Test
    void aPodMayDoAsLittleAsPossible() {
        var spec = deployment.getSpec().getTemplate().getSpec();
        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
    }

    @Test
    void secretsAreReferencesOnly() {
        assertThat(base.only(ConfigMap.class).getData()).allSatisfy((name, value) -> {
            assertThat(name).doesNotContainIgnoringCase("password");
            assertThat(name.contains("SECRET")).isEqualTo(value.startsWith("file:/run/secrets/"));
        });
        assertThat(container.getEnv()).extracting(EnvVar::getValue).containsOnlyNulls();
        assertThat(container.getEnv())
                .extracting(
                        variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .containsOnly("postern");
    }

    @Test
    void onlyNamedTrafficLeavesThePod() {
        NetworkPolicy policy = base.only(NetworkPolicy.class);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getEgress())
                .filteredOn(rule -> !rule.getTo().isEmpty())
                .flatExtracting(rule -> rule.getTo().getFirst().getIpBlock().getExcept())
                .contains("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");
        assertThat(policy.getSpec().getEgress())
                .flatExtracting(rule -> rule.getPorts())
                .allSatisfy(port -> assertThat(port.getPort().getIntVal()).isIn(53, 5432, 443));
    }
}
