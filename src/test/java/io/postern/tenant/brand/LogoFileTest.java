package io.postern.tenant.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.tenant.brand.LogoFile.Ground;
import io.postern.tenant.brand.LogoFile.Refusal;
import io.postern.tenant.brand.LogoFile.Refused;
import io.postern.tenant.brand.LogoFile.Type;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken as a logo, and what is left of it. */
class LogoFileTest {
    private static final byte[] HIDDEN = "<script>alert(document.domain)</script>".getBytes(StandardCharsets.UTF_8);

    @Test
    void picturesOfTheThreeKindsAreTaken() throws Exception {
        assertThat(LogoFile.read(Samples.png()).type()).isEqualTo(Type.PNG);
        assertThat(LogoFile.read(Samples.jpeg(80, 20)).type()).isEqualTo(Type.JPEG);
        assertThat(LogoFile.read(Samples.webp()).type()).isEqualTo(Type.WEBP);
    }

    @Test
    void whatIsKeptIsAPictureOfTheSameShape() throws Exception {
        LogoFile kept = LogoFile.read(Samples.jpeg(2_000, 500));
        var picture = ImageIO.read(new ByteArrayInputStream(kept.content()));
        assertThat(kept.width()).isEqualTo(640).isEqualTo(picture.getWidth());
        assertThat(kept.height()).isEqualTo(160).isEqualTo(picture.getHeight());
        assertThat(LogoFile.read(kept.content()).width())
                .as("it can be sent again")
                .isEqualTo(640);
    }

    @Test
    void whatHidesInAPictureIsNotKept() throws Exception {
        for (byte[] sent : new byte[][] {
            Samples.join(Samples.png(), HIDDEN),
            Samples.pngWith("tEXt", HIDDEN),
            Samples.pngWith("zzZz", HIDDEN),
            Samples.join(Samples.jpeg(80, 20), HIDDEN),
            jpegWithComment(),
            Samples.webpWith("EXIF", HIDDEN),
            Samples.webpWith("junk", HIDDEN),
            Samples.join(Samples.webp(), HIDDEN)
        }) {
            assertThat(text(sent)).contains("<script>");
            assertThat(text(LogoFile.read(sent).content())).doesNotContain("script");
        }
    }

    @Test
    void theFirstBytesDecideAndNotWhatComesLater() {
        assertThat(refusal(Samples.join(HIDDEN, Samples.png()))).isEqualTo(Refusal.NOT_A_PICTURE);
        assertThat(refusal("GIF89a-and-more".getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.NOT_A_PICTURE);
        assertThat(refusal("<!doctype html><p>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.NOT_A_PICTURE);
        assertThat(refusal(new byte[0])).isEqualTo(Refusal.NOT_A_PICTURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><!-- a logo --><SVG onload='alert(1)'/>",
                "\ufeff<svg><foreignObject/></svg>"
            })
    void drawingsAreRefusedByName(String drawing) {
        assertThat(refusal(drawing.getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.DRAWING);
    }

    @Test
    void aPictureOfHugeMeasuresIsNeverDecoded() {
        assertThat(refusal(Samples.pngOf(50_000, 50_000))).isEqualTo(Refusal.TOO_MANY_PIXELS);
        assertThat(refusal(Samples.pngOf(4_001, 1))).isEqualTo(Refusal.TOO_MANY_PIXELS);
        assertThat(refusal(Samples.pngOf(3_000, 3_000))).isEqualTo(Refusal.TOO_MANY_PIXELS);
        assertThat(refusal(Samples.pngOf(0, 10))).isEqualTo(Refusal.BROKEN);
        assertThat(refusal(Samples.pngOf(-1, 10))).isEqualTo(Refusal.BROKEN);
        byte[] jpeg = Samples.jpeg(80, 20);
        assertThat(refusal(withHugeFrame(jpeg))).isEqualTo(Refusal.TOO_MANY_PIXELS);
    }

    @Test
    void aPictureThatEndsTooEarlyIsRefused() {
        for (byte[] whole : new byte[][] {Samples.png(), Samples.webp()}) {
            for (int length = 20; length < whole.length - 1; length++) {
                assertThat(refusal(Arrays.copyOf(whole, length)))
                        .as("after " + length)
                        .isEqualTo(Refusal.BROKEN);
            }
        }
        byte[] jpeg = Samples.jpeg(80, 20);
        assertThat(refusal(Arrays.copyOf(jpeg, 40))).isEqualTo(Refusal.BROKEN);
    }

    @Test
    void aDamagedPictureIsRefusedOrReadButNeverAnythingElse() {
        var random = new Random(7);
        for (byte[] whole : new byte[][] {Samples.png(), Samples.jpeg(80, 20), Samples.webp()}) {
            for (int turn = 0; turn < 400; turn++) {
                byte[] damaged = whole.clone();
                for (int hit = 0; hit < 1 + random.nextInt(6); hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                refusal(damaged);
            }
        }
    }

    @Test
    void movingPicturesAndLargeFilesAreRefused() {
        assertThat(refusal(Samples.pngWith("acTL", new byte[8]))).isEqualTo(Refusal.MOVING);
        assertThat(refusal(Samples.webpWith("ANIM", new byte[6]))).isEqualTo(Refusal.MOVING);
        assertThat(refusal(new byte[LogoFile.MOST_BYTES + 1])).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void aTransparentPictureKnowsThePagesItIsLostOn() throws Exception {
        assertThat(LogoFile.read(Samples.wordmark(Color.BLACK, 120, 40)).ground())
                .isEqualTo(Ground.LIGHT);
        assertThat(LogoFile.read(Samples.wordmark(Color.WHITE, 120, 40)).ground())
                .isEqualTo(Ground.DARK);
        assertThat(LogoFile.read(Samples.wordmark(Color.RED, 120, 40)).ground()).isEqualTo(Ground.ANY);
        assertThat(LogoFile.read(Samples.jpeg(40, 40)).ground()).isEqualTo(Ground.ANY);
    }

    private static byte[] jpegWithComment() {
        byte[] jpeg = Samples.jpeg(80, 20);
        byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, (byte) (HIDDEN.length + 2)};
        return Samples.join(Arrays.copyOf(jpeg, 2), comment, HIDDEN, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] withHugeFrame(byte[] jpeg) {
        byte[] huge = jpeg.clone();
        for (int at = 0; at < huge.length - 9; at++) {
            if ((huge[at] & 0xff) == 0xff && (huge[at + 1] & 0xff) == 0xc0) {
                Arrays.fill(huge, at + 5, at + 9, (byte) 0xfe);
                return huge;
            }
        }
        throw new AssertionError("no frame");
    }

    /** Null when it is taken. */
    private static Refusal refusal(byte[] sent) {
        try {
            LogoFile kept = LogoFile.read(sent);
            assertThat(kept.width()).isBetween(1, LogoFile.LONGEST_SIDE);
            return null;
        } catch (Refused refused) {
            return refused.refusal();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void theRefusalSaysWhy() {
        assertThatThrownBy(() -> LogoFile.read(new byte[3]))
                .isInstanceOf(Refused.class)
                .hasMessage("NOT_A_PICTURE");
    }
}
