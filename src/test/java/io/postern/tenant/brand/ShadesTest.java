package io.postern.tenant.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever colour a tenant chooses, every page of theirs can be read. */
class ShadesTest {
    private static final String HEX = "#[0-9a-f]{6}";
    private static final String BOTH = "light-dark\\(" + HEX + "," + HEX + "\\)";
    private static final Pattern SHEET = Pattern.compile(":root:root\\{--brand:" + BOTH + ";--brand-strong:" + BOTH
            + ";--brand-soft:" + BOTH + ";--mark:" + HEX + ";--on-mark:#(ffffff|10161d)\\}\n");

    private static final List<Integer> LIGHT = List.of(0xf5f6f8, 0xffffff, 0xf0f2f5);
    private static final List<Integer> DARK = List.of(0x12161b, 0x1a2027, 0x151a20);

    @Provide
    Arbitrary<Integer> accents() {
        return Arbitraries.integers().between(0, 0xffffff).withoutEdgeCases();
    }

    @Property(tries = 2_000)
    void linksAndButtonsAreReadableOnEverySurfaceOfBothSchemes(@ForAll("accents") int accent) {
        readable(accent);
    }

    @Example
    void theEndsOfTheScaleToo() {
        List.of(0x000000, 0xffffff, 0xffff00, 0x0000ff, 0x00ff00, 0xff0000, 0x00ffff, 0xff00ff, 0xfffbe0, 0x010101)
                .forEach(ShadesTest::readable);
    }

    private static void readable(int accent) {
        Shades shades = Shades.of(colour(accent));
        for (int surface : LIGHT) {
            assertThat(wcag(value(shades.light().brand()), surface)).isGreaterThanOrEqualTo(4.5);
            assertThat(wcag(value(shades.light().strong()), surface)).isGreaterThanOrEqualTo(4.5);
        }
        for (int surface : DARK) {
            assertThat(wcag(value(shades.dark().brand()), surface)).isGreaterThanOrEqualTo(4.5);
            assertThat(wcag(value(shades.dark().strong()), surface)).isGreaterThanOrEqualTo(4.5);
        }
        // on a chosen row, below a pointer, and text on a button
        for (Shades.Shade shade : List.of(shades.light(), shades.dark())) {
            assertThat(wcag(value(shade.brand()), value(shade.soft()))).isGreaterThanOrEqualTo(4.5);
            assertThat(wcag(value(shade.strong()), value(shade.soft()))).isGreaterThanOrEqualTo(4.5);
        }
        for (Colour button : List.of(shades.light().brand(), shades.light().strong())) {
            assertThat(wcag(value(button), 0xffffff)).isGreaterThanOrEqualTo(4.5);
        }
        for (Colour button : List.of(shades.dark().brand(), shades.dark().strong())) {
            assertThat(wcag(value(button), 0x10161d)).isGreaterThanOrEqualTo(4.5);
        }
        // the page's own text on what is chosen
        assertThat(wcag(0x54606f, value(shades.light().soft()))).isGreaterThanOrEqualTo(4.5);
        assertThat(wcag(0xe4e9ef, value(shades.dark().soft()))).isGreaterThanOrEqualTo(4.5);
        assertThat(wcag(value(shades.onAccent()), accent)).as("the mark's sign").isGreaterThanOrEqualTo(3);
        assertThat(shades.css()).matches(SHEET);
    }

    @Property(tries = 500)
    void aColourThatIsReadableIsUsedAsItIs(@ForAll("accents") int accent) {
        Shades shades = Shades.of(colour(accent));
        assertThat(shades.light().changed()).isEqualTo(!shades.light().brand().equals(colour(accent)));
        assertThat(shades.dark().changed()).isEqualTo(!shades.dark().brand().equals(colour(accent)));
        assertThat(shades.css()).contains("--mark:" + colour(accent));
    }

    @Property(tries = 1_000)
    void contrastIsTheOneOfWcag(@ForAll("accents") int one, @ForAll("accents") int two) {
        assertThat(colour(one).contrast(colour(two)))
                .isCloseTo(wcag(one, two), org.assertj.core.data.Offset.offset(1e-9));
    }

    @Property(tries = 5_000)
    void onlyHexDigitsBecomeAColour(@ForAll String text) {
        Colour.parse(text).ifPresent(colour -> assertThat(text.strip()).matches("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"));
    }

    @Provide
    Arbitrary<String> attacks() {
        return Arbitraries.of(
                "red",
                "#12345g",
                "#1e66f5;}*{display:none",
                "#1e66f5}",
                "url(//x.example)",
                "#1e66f5/*",
                "#1234567",
                "#12",
                "expression(alert(1))",
                "#1e66f5\n}",
                "var(--x)",
                "\\23 1e66f5",
                "#1e66f5\u0000",
                "１２３４５６",
                "</style>",
                "rgb(0,0,0)");
    }

    @Property
    void nothingElseGetsIntoAStyleSheet(@ForAll("attacks") String text) {
        assertThat(Colour.parse(text)).isEmpty();
    }

    @Example
    void aRatioIsNeverRoundedUpToWhatItIsNot() {
        var shade = new Shades.Shade(Shades.INK, Shades.INK, Shades.INK, 4.499, 4.5);
        assertThat(shade.typedRatio()).isEqualTo("4.4:1");
        assertThat(shade.usedRatio()).isEqualTo("4.5:1");
        assertThat(shade.changed()).isTrue();
    }

    /** The surfaces that the shades are computed for are those of the style sheet. */
    @Example
    void theSurfacesAreThoseOfTheStyleSheet() throws IOException {
        String tokens = Files.readString(Path.of("ui/web/app/css/tokens.css"));
        List<String> names = List.of("ground", "surface", "sunken");
        for (int at = 0; at < names.size(); at++) {
            Matcher pair = Pattern.compile("--" + names.get(at) + ": light-dark\\((#\\w+), (#\\w+)\\)")
                    .matcher(tokens);
            assertThat(pair.find()).isTrue();
            assertThat(Colour.parse(pair.group(1))).contains(Shades.LIGHT_SURFACES.get(at));
            assertThat(Colour.parse(pair.group(2))).contains(Shades.DARK_SURFACES.get(at));
        }
    }

    private static Colour colour(int value) {
        return new Colour(value >> 16, value >> 8 & 0xff, value & 0xff);
    }

    private static int value(Colour colour) {
        return Integer.parseInt(colour.hex(), 16);
    }

    /** Written from the definition in WCAG 2.2, apart from the code. */
    private static double wcag(int one, int two) {
        double lighter = Math.max(luminance(one), luminance(two));
        double darker = Math.min(luminance(one), luminance(two));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        double[] weights = {0.0722, 0.7152, 0.2126};
        double sum = 0;
        for (double weight : weights) {
            double part = (rgb & 0xff) / 255.0;
            sum += weight * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
            rgb >>= 8;
        }
        return sum;
    }
}
