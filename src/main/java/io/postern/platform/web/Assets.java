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
    private static final List<String> SCRIPTS = List.of(
            "announce",
            "focus",
            "back",
            "copy",
            "reveal",
            "select",
            "confirm",
            "preview",
            "session",
            "frame",
            "dialog",
            "embed",
            "brand");

    private volatile Asset styles;
    private volatile Asset scripts;

    /** @param gzipped the same content, packed once instead of at every request */
    record Asset(String url, byte[] content, byte[] gzipped) {}

    public String getStyles() {
        return styleSheet().url();
    }

    public String getScripts() {
        return script().url();
    }

    Asset styleSheet() {
        if (styles == null || LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            var text = new StringBuilder("@layer pico,postern;@layer pico{");
            text.append(read(PICO).replaceFirst("^@charset \"[^\"]*\";", "")).append("}\n@layer postern{\n");
            STYLES.forEach(name -> text.append(read("web/app/css/" + name + ".css")));
            styles = asset("css", text.append("}\n").toString());
        }
        return styles;
    }

    Asset script() {
        if (scripts == null || LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            var text = new StringBuilder();
            // a block each: what a file declares stays its own
            SCRIPTS.forEach(name -> text.append("{\n")
                    .append(read("web/app/js/" + name + ".js"))
                    .append("}\n"));
            scripts = asset("js", text.toString());
        }
        return scripts;
    }

    private static Asset asset(String kind, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            String url = "/app/" + HexFormat.of().formatHex(hash, 0, 8) + "/postern." + kind;
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
