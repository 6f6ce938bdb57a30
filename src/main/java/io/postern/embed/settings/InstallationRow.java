package io.postern.embed.settings;

import io.postern.installation.Installation;
import io.postern.installation.InstallationKey;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A billing system as the pages show it. */
public record InstallationRow(Installation installation, List<KeyRow> keys) {
    static InstallationRow of(Installation installation, List<InstallationKey> keys) {
        return new InstallationRow(installation, keys.stream().map(KeyRow::of).toList());
    }

    /** Null if no key was ever used. */
    public OffsetDateTime lastUsed() {
        return keys.stream()
                .map(KeyRow::lastUsed)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public long usedToday() {
        return keys.stream().mapToLong(key -> key.key().usedToday()).sum();
    }

    /** The one to type into a billing system: the newest. */
    public KeyRow newest() {
        return keys.isEmpty() ? null : keys.getLast();
    }

    /** A name for the next key that is not taken. */
    public String nextKid() {
        int number = keys.size() + 1;
        while (find("k" + number) != null) {
            number++;
        }
        return "k" + number;
    }

    KeyRow find(String kid) {
        return keys.stream()
                .filter(key -> key.key().kid().equals(kid))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is the one that was used last: without it launches may end at once. */
    public boolean inUse(KeyRow key) {
        return key.lastUsed() != null && key.lastUsed().equals(lastUsed());
    }

    /** A key with times as pages write them. */
    public record KeyRow(InstallationKey key, OffsetDateTime created, OffsetDateTime lastUsed) {
        static KeyRow of(InstallationKey key) {
            return new KeyRow(
                    key,
                    key.createdAt().atOffset(ZoneOffset.UTC),
                    key.lastUsedAt() == null ? null : key.lastUsedAt().atOffset(ZoneOffset.UTC));
        }
    }
}
