package io.postern.mailbox.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Makes the file of known passwords anew from the two lists that docs/security.md names: the file to write, the long list
 * (gzip, one password in each line), and the list of the most common ones (JSON), of which the short ones are kept too.
 */
final class KnownPasswordsFile {
    private static final int LONG = 8;
    private static final int SHORTEST = 4;

    private KnownPasswordsFile() {}

    public static void main(String[] files) throws IOException {
        var all = new TreeSet<String>();
        try (var list = new GZIPInputStream(Files.newInputStream(Path.of(files[1])))) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(each -> each.strip().toLowerCase(Locale.ROOT))
                    .filter(each -> each.length() >= LONG)
                    .forEach(all::add);
        }
        List<String> common =
                Arrays.asList(new ObjectMapper().readValue(Path.of(files[2]).toFile(), String[].class));
        common.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> each.length() >= SHORTEST)
                .forEach(all::add);
        byte[] bits = KnownPasswords.of(all).bits();
        try (var out = new DataOutputStream(Files.newOutputStream(Path.of(files[0])))) {
            out.writeInt(KnownPasswords.MAGIC);
            out.writeInt(bits.length);
            out.write(bits);
        }
        System.out.printf(Locale.ROOT, "%d passwords, %d bytes%n", all.size(), bits.length);
    }
}
