package io.postern.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final Vault VAULT = new Vault(Keysets.generate());

    @Test
    void whatIsSealedOpensAtItsOwnPlace() {
        byte[] sealed = VAULT.seal(Secret.of("päss"), "acme", "c1", "api-key");
        assertThat(VAULT.open(sealed, "acme", "c1", "api-key").reveal()).isEqualTo("päss");
    }

    @Property(tries = 300)
    void noOtherTenantConnectionOrFieldOpensIt(
            @ForAll @Size(3) List<@AlphaChars String> place, @ForAll @Size(3) List<@AlphaChars String> other) {
        byte[] sealed = VAULT.seal(Secret.of("s"), place.toArray(String[]::new));
        if (!place.equals(other)) {
            assertThatThrownBy(() -> VAULT.open(sealed, other.toArray(String[]::new)))
                    .isInstanceOf(Vault.SealBroken.class);
        }
        assertThat(VAULT.open(sealed, place.toArray(String[]::new)).reveal()).isEqualTo("s");
    }

    @Test
    void partsCannotBeShiftedAcrossTheirBorder() {
        assertThatThrownBy(() -> VAULT.seal(Secret.of("s"), "a|b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFlippedBitDoesNotOpenAndTheErrorSaysNothingOfTheValue() {
        byte[] sealed = VAULT.seal(Secret.of("canary-value"), "acme");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> VAULT.open(sealed, "acme"))
                .isInstanceOf(Vault.SealBroken.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void aRotatedKeysetOpensOldAndNewAndKnowsWhichIsWhich() {
        var old = Keysets.generate();
        var vault = new Vault(old);
        byte[] before = vault.seal(Secret.of("before"), "acme");

        var added = Keysets.withNewKey(old);
        vault.use(added);
        byte[] between = vault.seal(Secret.of("between"), "acme");
        assertThat(new Vault(old).open(between, "acme").reveal())
                .as("a copy that knows only the old key still opens what is sealed until the promotion")
                .isEqualTo("between");

        vault.use(Keysets.withNewestPromoted(added));
        assertThat(vault.open(before, "acme").reveal()).isEqualTo("before");
        assertThat(vault.current(before)).isFalse();
        assertThat(vault.current(vault.seal(Secret.of("after"), "acme"))).isTrue();
    }

    @Test
    void aKeysetFileIsReadableByItsOwnerAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keyset.json");
        Keysets.write(file, Keysets.generate());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Keysets.read(file).size()).isOne();
    }

    @Test
    void textThatIsNoKeysetIsNotRepeatedInTheError() {
        assertThatThrownBy(() -> Keysets.parse("{\"key\":\"canary\"}"))
                .hasMessageContaining("postern.secrets.keyset")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
