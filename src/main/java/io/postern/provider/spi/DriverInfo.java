package io.postern.provider.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything about a provider that is data. It hides buttons, refuses calls, filters tests and prints the support
 * matrix.
 *
 * @param id stable, lower case, as in the tenants file
 * @param publicEndpoints endpoints people may choose from; their hosts are allowed without configuration
 * @param hostSuffixes host suffixes allowed beside them, for providers with a host per customer
 * @param autoresponderWarning what people must know before they rely on it, or null
 * @param suspensionEffects what stops while suspended
 * @param suspensionNote what the provider says happens to mail meanwhile
 */
public record DriverInfo(
        String id,
        String displayName,
        List<String> publicEndpoints,
        List<String> hostSuffixes,
        List<CredentialField> credentialFields,
        boolean needsExternalId,
        Map<Capability, Support> capabilities,
        Set<SuspensionEffect> suspensionEffects,
        String suspensionNote,
        String autoresponderWarning,
        Limits limits,
        Options options) {
    public DriverInfo {
        publicEndpoints = List.copyOf(publicEndpoints);
        hostSuffixes = List.copyOf(hostSuffixes);
        credentialFields = List.copyOf(credentialFields);
        capabilities = Map.copyOf(capabilities);
        suspensionEffects = Set.copyOf(suspensionEffects);
    }

    public Support support(Capability capability) {
        return capabilities.getOrDefault(capability, Support.no("This provider does not offer it."));
    }
}
