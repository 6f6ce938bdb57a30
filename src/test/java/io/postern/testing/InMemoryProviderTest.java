package io.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.platform.secret.Secret;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.NewMailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The provider that tests make up behaves as one whose answers can be refused and lost. */
@QuarkusTest
class InMemoryProviderTest {
    private static MadeUpResellers.Reseller reseller;

    @Inject
    MadeUpResellers resellers;

    @Test
    void whatIsMadeDeletedAndRestoredIsThereAgain() {
        MailboxRef ref = ref("made");
        MailProvider provider = reseller().provider();
        assertThat(provider.accounts().isFree(ref)).isTrue();
        provider.accounts().create(ref, wanted());
        assertThat(provider.accounts().isFree(ref)).isFalse();
        provider.accounts().delete(ref);
        String id = provider.accounts()
                .deleted(ref.domain(), null)
                .mailboxes()
                .getFirst()
                .id();
        provider.accounts().restore(ref.domain(), id, ref.address(), ref.address());
        assertThat(provider.read(ref).firstName()).isEqualTo("Ada");
    }

    @Test
    void anAnswerCanBeRefusedAndLost() {
        MailProvider provider = reseller().provider();
        reseller().account.refuse("create", Kind.LIMIT);
        assertThatThrownBy(() -> provider.accounts().create(ref("refused"), wanted()))
                .isInstanceOfSatisfying(
                        ProviderError.class, error -> assertThat(error.kind()).isEqualTo(Kind.LIMIT));
        assertThat(provider.accounts().isFree(ref("refused"))).isTrue();
        reseller().account.loseAnswer("create");
        assertThatThrownBy(() -> provider.accounts().create(ref("lost"), wanted()))
                .isInstanceOfSatisfying(
                        ProviderError.class, error -> assertThat(error.kind()).isEqualTo(Kind.TIMEOUT));
        assertThat(provider.accounts().isFree(ref("lost"))).isFalse();
    }

    private MadeUpResellers.Reseller reseller() {
        if (reseller == null) {
            reseller = resellers.open("made-up-provider", 1);
        }
        return reseller;
    }

    private MailboxRef ref(String localPart) {
        return new MailboxRef(reseller().domain.mailDomain(), new Address(localPart, reseller().domain.name));
    }

    private static NewMailbox wanted() {
        return new NewMailbox("Ada", null, null, Secret.of("correct horse 7"), null);
    }
}
