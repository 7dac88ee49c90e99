package org.uclab.bench;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Wire;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/**
 * How long a lab with a large directory takes to start, in a JVM that has started none before, and how long a search
 * takes over TLS. Names are begun at random, with one to four letters, and a fixed seed.
 */
public final class SearchBench {

    private static final int SEARCHES = 4_000;
    private static final int WARM_UP = 1_000;
    private static final int LETTERS_MAX = 4;
    private static final String ALPHABET = "bdfgklmnprstvzaeiou";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int UDS_PORT = 8443;

    private SearchBench() {}

    /** Prints one line {@code key=value …}; the arguments are the path of a world and a host of it that serves UDS. */
    public static void main(String[] arguments) throws WorldException {
        try (WallClock clock = new WallClock(1)) {
            Instant begun = clock.now();
            Wire.ahead(); // as the uclab command begins
            LabModel model = Worlds.load(arguments[0]);
            Instant read = clock.now();
            try (Bench bench = Bench.start(model, BenchOptions.standard())) {
                Instant up = clock.now();
                Dialler dialler = bench.guest("inside", 200);
                HttpDialler http = dialler.http(new ClientSSLOptions()
                        .setTrustOptions(TrustOptions.wrap(new PeerTrust(bench.ca())))
                        .setHostnameVerificationAlgorithm("HTTPS"));
                String host = bench.node(arguments[1]).name();
                Endpoint server = new Endpoint(bench.node(arguments[1]).address(), UDS_PORT);
                ask(http, host, server, "version"); // the handshake is not the search's
                long first = micros(clock, http, host, server, "users?name=ba");
                Draws random = Seed.of(1).draws("names");
                long[] all = new long[SEARCHES];
                for (int i = -WARM_UP; i < SEARCHES; i++) {
                    long took = micros(clock, http, host, server, "users?name=" + prefix(random));
                    if (i >= 0) {
                        all[i] = took;
                    }
                }
                Arrays.sort(all);
                System.out.printf(
                        "bench=search users=%d read_ms=%d start_ms=%d first_ms=%.1f searches=%d p50_us=%d p99_us=%d max_us=%d%n",
                        model.everybody().count(),
                        Duration.between(begun, read).toMillis(),
                        Duration.between(begun, up).toMillis(),
                        first / 1000.0,
                        SEARCHES,
                        all[SEARCHES / 2],
                        all[SEARCHES * 99 / 100],
                        all[SEARCHES - 1]);
                dialler.close().toCompletionStage().toCompletableFuture().join();
            }
        }
    }

    private static String prefix(Draws random) {
        StringBuilder prefix = new StringBuilder();
        for (int i = random.below(LETTERS_MAX); i >= 0; i--) {
            prefix.append(ALPHABET.charAt(random.below(ALPHABET.length())));
        }
        return prefix.toString();
    }

    private static long micros(WallClock clock, HttpDialler http, String host, Endpoint server, String what) {
        Instant before = clock.now();
        ask(http, host, server, what);
        return TimeUnit.NANOSECONDS.toMicros(
                Duration.between(before, clock.now()).toNanos());
    }

    private static void ask(HttpDialler http, String host, Endpoint server, String what) {
        HttpReply reply = http.call(HttpCall.get("https", host, server, "/cucm-uds/" + what, HttpFields.none(), LIMIT))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (reply.status() != 200) {
            throw new IllegalStateException(what + " answered " + reply.status());
        }
    }
}
