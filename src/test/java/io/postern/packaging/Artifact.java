package io.postern.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is inside a folder of jars: the files, and the entries of each jar as {@code jar!entry}. */
record Artifact(List<String> entries) {
    static Artifact of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Artifact(
                    files.filter(Files::isRegularFile).flatMap(Artifact::open).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> matching(Predicate<String> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static Stream<String> open(Path file) {
        if (!file.toString().endsWith(".jar")) {
            return Stream.of(file.toString());
        }
        try (var jar = new ZipFile(file.toFile())) {
            List<String> inside = jar.stream()
                    .map(ZipEntry::getName)
                    .map(entry -> file.getFileName() + "!" + entry)
                    .toList();
            return Stream.concat(Stream.of(file.toString()), inside.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
