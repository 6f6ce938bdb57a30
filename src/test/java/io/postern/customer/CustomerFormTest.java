package io.postern.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.customer.CustomerForm.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class CustomerFormTest {
    @Property
    void aPlainNameOfAnyScriptIsTaken(@ForAll @AlphaChars @StringLength(min = 1, max = 180) String name) {
        assertThat(CustomerForm.checkName(name)).isEmpty();
        assertThat(CustomerForm.checkName(name + " & Söhne 株式会社")).isEmpty();
    }

    /** What turns a line around or breaks it could make one customer look like another. */
    @Property
    void aNameThatHidesLettersIsRefused(
            @ForAll @AlphaChars @StringLength(max = 20) String before,
            @ForAll @AlphaChars @StringLength(max = 20) String after) {
        for (String hidden : new String[] {"\u202e", "\u200b", "\n", "\u0000", "\u007f", "\ud800", "\u2066"}) {
            assertThat(CustomerForm.checkName(before + hidden + after))
                    .hasValueSatisfying(wrong -> assertThat(wrong.problem()).isEqualTo(Problem.UNREADABLE_NAME));
        }
    }

    @Property
    void aNumberIsOneThatTheTenantsFileMayHave(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 63) String id) {
        assertThat(CustomerForm.checkExternalId(id)).isEmpty();
        for (String outside : new String[] {" ", "/", "ü", "@", "\n"}) {
            assertThat(CustomerForm.checkExternalId(id + outside)).isPresent();
        }
        assertThat(CustomerForm.checkExternalId("-" + id)).isPresent();
        assertThat(CustomerForm.checkExternalId(id + "x".repeat(64 - id.length())))
                .isPresent();
    }
}
