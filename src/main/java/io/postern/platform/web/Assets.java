package io.postern.platform.web;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Our style sheets and scripts, each kind joined into one file whose name holds its content's hash: few requests, and
 * browsers may keep it for ever.
 */
@Named("assets")
@ApplicationScoped
public class Assets {
    private static final String PICO = "META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.classless.min.css";
    private static final List<String> STYLES = List.of(
            "tokens",
            "base",
            "layout",
            "components",
            "tables",
            "forms",
            "mailbox",
            "me",
            "people",
            "small",
            "brand",
            "print");
    private static final List<String> SCRIPTS =
            List.of("announce", "focus", "back", "copy", "reveal", "select", "confirm", "preview", "session", "brand");
    private static final List<String> FRAMED_SCRIPTS = Stream.concat(
                    SCRIPTS.stream(), Stream.of("frame", "dialog", "embed"))
            .toList();

    private volatile Asset styles;
    private volatile Asset scripts;
    private volatile Asset framedScripts;

    /** @param gzipped the same content, packed once instead of at every request */
    record Asset(String url, byte[] content, byte[] gzipped) {}

    public String getStyles() {
        return styleSheet().url();
    }

    public String getScripts() {
        return script().url();
    }

    /** Those of pages in a frame: the same, and what only they need. */
    public String getFramedScripts() {
        return framedScript().url();
    }

    Asset styleSheet() {
        if (styles == null || LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            var text = new StringBuilder("@layer pico,postern;@layer pico{");
            text.append(read(PICO).replaceFirst("^@charset \"[^\"]*\";", "")).append("}\n@layer postern{\n");
            STYLES.forEach(name -> text.append(read("web/app/css/" + name + ".css")));
            styles = asset("postern.css", text.append("}\n").toString());
        }
        return styles;
    }

    Asset script() {
        if (scripts == null || LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            scripts = asset("postern.js", joined(SCRIPTS));
        }
        return scripts;
    }

    Asset framedScript() {
        if (framedScripts == null || LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            framedScripts = asset("postern-framed.js", joined(FRAMED_SCRIPTS));
        }
        return framedScripts;
    }

    /** A block each: what a file declares stays its own. */
    private static String joined(List<String> names) {
        return names.stream()
                .map(name -> "{\n" + read("web/app/js/" + name + ".js") + "}\n")
                .collect(Collectors.joining());
    }

    private static Asset asset(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            String url = "/app/" + HexFormat.of().formatHex(hash, 0, 8) + "/" + name;
            return new Asset(url, content, packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
