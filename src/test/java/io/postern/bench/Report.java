package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The table that the benchmark prints, and on wish writes into docs/performance.md. */
final class Report {
    private static final Path DOCUMENT = Path.of("docs", "performance.md");
    private static final String BEGIN = "<!-- table -->";
    private static final String END = "<!-- end of table -->";

    private final StringBuilder table =
            new StringBuilder("| what | measured | its floor | ratio |\n|---|---|---|---|\n");

    void line(String what, String measured, String floor, String ratio) {
        String line = "| " + what + " | " + measured + " | " + floor + " | " + ratio + " |\n";
        table.append(line);
        System.out.print(line);
    }

    void load(String what, Load.Result result, Load.Result floor) {
        line(
                what,
                text(result),
                floor == null ? "" : text(floor),
                floor == null ? "" : number("%.2f of the floor's rate", result.perSecond() / floor.perSecond()));
    }

    void print() throws IOException {
        System.out.println("\n" + table);
        if (Boolean.getBoolean("bench.write")) {
            String document = Files.readString(DOCUMENT);
            int begin = document.indexOf(BEGIN) + BEGIN.length();
            Files.writeString(
                    DOCUMENT, document.substring(0, begin) + "\n" + table + document.substring(document.indexOf(END)));
        }
    }

    private static String text(Load.Result result) {
        String text = grouped(Math.round(result.perSecond())) + "/s"
                + number(", p50 %.1f ms", result.p50Millis())
                + number(", p99 %.1f ms", result.p99Millis());
        return result.failed() == 0 ? text : text + ", " + result.failed() + " of " + result.requests() + " failed";
    }

    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
