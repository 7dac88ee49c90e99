package org.uclab.tool.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of HTTP messages (RFC 9112, 9110, 3986, 6585) at one port, by the rows of {@code requests.txt}. */
public final class HttpRules {

    /** Stands in the request behind each that ends its connection; whoever serves it has been smuggled one. */
    public static final String SMUGGLED = "uclab-smuggled";

    private static final byte[] PLAIN = HttpRequestVectors.ascii("GET /uclab-none HTTP/1.1\r\nHost: lab\r\n\r\n");
    private static final byte[] BEHIND =
            HttpRequestVectors.ascii("GET /" + SMUGGLED + " HTTP/1.1\r\nHost: lab\r\n\r\n");

    /** What only a reader of messages answers, no service. */
    private static final Set<Integer> OF_THE_READER = Set.of(400, 413, 414, 417, 431, 501, 505);

    private final Opening port;

    private HttpRules(Opening port) {
        this.port = port;
    }

    /** How the port is reached. */
    @FunctionalInterface
    public interface Opening {

        /** A connection of its own, with TLS where the port has it, and a limit for reading. */
        Socket open() throws IOException;
    }

    /** How many rows there are. */
    public static int rows() throws IOException {
        return HttpRequestVectors.all().size();
    }

    /**
     * The rows that the port does not keep: the name, what was wanted, and what came.
     *
     * @throws IOException when it does not answer the plainest of requests
     */
    public static List<String> broken(Opening port) throws IOException {
        HttpRules rules = new HttpRules(port);
        int plain = rules.plain();
        List<String> broken = new ArrayList<>();
        for (HttpRequestVectors row : HttpRequestVectors.all()) {
            rules.tried(row, plain).ifPresent(broken::add);
        }
        return broken;
    }

    private int plain() throws IOException {
        try (RawHttp caller = new RawHttp(port.open())) {
            caller.send(PLAIN);
            return caller.status(false).orElseThrow(() -> new IOException("nothing is answered"));
        }
    }

    private Optional<String> tried(HttpRequestVectors row, int plain) {
        List<String> got = new ArrayList<>();
        String first = new String(row.parts().get(0), StandardCharsets.ISO_8859_1);
        boolean head = first.startsWith("HEAD ");
        try (RawHttp caller = new RawHttp(port.open())) {
            int answers = 0;
            for (int part = 0; part < row.parts().size(); part++) {
                boolean last = part == row.parts().size() - 1;
                caller.send(
                        last && !row.goesOn()
                                ? both(row.parts().get(part))
                                : row.parts().get(part));
                do {
                    got.add(word(caller.status(head), plain, row, answers++));
                } while (last && answers < row.outcomes().size());
            }
            if (row.goesOn()) {
                caller.send(PLAIN);
            }
            Optional<Integer> next = caller.status(false);
            got.add(next.isEmpty() ? "ends" : next.get() == plain ? "goes on" : "then " + next.get());
        } catch (IOException broken) {
            got.add(broken.toString());
        }
        List<String> wanted = new ArrayList<>(row.outcomes());
        wanted.add(row.goesOn() ? "goes on" : "ends");
        return got.equals(wanted) ? Optional.empty() : Optional.of(row.name() + ": wanted " + wanted + ", got " + got);
    }

    private static String word(Optional<Integer> status, int plain, HttpRequestVectors row, int answer) {
        String wanted = answer < row.outcomes().size() ? row.outcomes().get(answer) : "";
        if (status.isEmpty()) {
            return "nothing";
        }
        if (wanted.equals("served") && status.get() == plain) {
            return "served";
        }
        return wanted.equals("answered") && status.get() >= 200 && !OF_THE_READER.contains(status.get())
                ? "answered"
                : status.get().toString();
    }

    private static byte[] both(byte[] row) {
        byte[] both = Arrays.copyOf(row, row.length + BEHIND.length);
        System.arraycopy(BEHIND, 0, both, row.length, BEHIND.length);
        return both;
    }
}
