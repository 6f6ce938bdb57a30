package io.postern.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether the time of a refused sign-in tells which addresses are there: wrong passwords of one that is and of one that
 * is not, in turn, one at a time.
 */
record SignInMeasure(URI root, BenchSandbox sandbox, String known) {
    private static final int PAIRS = Integer.getInteger("bench.sign-ins", 300);
    private static final int WARM = 60;

    void run(Report report) throws Exception {
        String unknown = "nobody" + known.substring(known.indexOf('@'));
        for (int latency : new int[] {0, 50}) {
            sandbox.delay(latency);
            long[] is = new long[PAIRS];
            long[] isNot = new long[PAIRS];
            try (var client = HttpClient.newHttpClient()) {
                for (int pair = -WARM; pair < PAIRS; pair++) {
                    long one = refused(client, known);
                    long other = refused(client, unknown);
                    if (pair >= 0) {
                        is[pair] = one;
                        isNot[pair] = other;
                    }
                }
            }
            Arrays.sort(is);
            Arrays.sort(isNot);
            double there = Load.percentile(is, 0.5);
            double absent = Load.percentile(isNot, 0.5);
            report.line(
                    "Refused sign-in of an owner, upstream answers in " + latency + " ms: address not there",
                    "p50 " + millis(absent) + ", p99 " + millis(Load.percentile(isNot, 0.99)),
                    "there: p50 " + millis(there) + ", p99 " + millis(Load.percentile(is, 0.99)),
                    millis(Math.abs(there - absent)) + " apart at p50 (aim 5 ms)");
        }
        sandbox.delay(0);
    }

    private long refused(HttpClient client, String address) throws Exception {
        String form = "address=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&password=not-this-one";
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/acme/me/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long took = System.nanoTime() - start;
        if (answer.statusCode() != 422) {
            throw new IllegalStateException("a wrong password was answered with " + answer.statusCode());
        }
        return took;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
