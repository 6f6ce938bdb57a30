package io.postern.mailbox.policy;

import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that whoever wants to get into one mailbox tries first: of the person, the address and the reseller. */
final class OwnWords {
    private static final int SHORTEST = 3;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private OwnWords() {}

    /** In lower case, the longest first. */
    static List<String> of(TenantId tenant, String tenantName, Address owner, Collection<String> personNames) {
        String domain = owner.domain();
        int end = domain.lastIndexOf('.');
        Stream<String> texts = Stream.concat(
                Stream.of(tenant.value(), tenantName, owner.localPart(), end < 0 ? domain : domain.substring(0, end)),
                personNames.stream());
        Set<String> words = texts.filter(text -> text != null && !text.isBlank())
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .flatMap(text ->
                        Stream.concat(Stream.of(BETWEEN.matcher(text).replaceAll("")), BETWEEN.splitAsStream(text)))
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return words.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }
}
