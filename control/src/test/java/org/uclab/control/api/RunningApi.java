package org.uclab.control.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** A lab of the world uclab with its API, and a caller. */
public final class RunningApi implements AutoCloseable {

    private static final int READ_MAX_MS = 60_000;

    private final Bench bench;
    private final LiveLab lab;
    private final ControlApi<LiveLab> api;
    private final ControlClient client;
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

    private RunningApi(BenchOptions options) throws WorldException {
        bench = Bench.start(Worlds.load("uclab"), options);
        lab = new LiveLab(bench, () -> stopped.complete(true));
        api = ControlApi.start(
                bench.wire(),
                new Endpoint("127.0.0.1", 0),
                lab,
                Verbs::all,
                bench.history().recorder("control")::failed);
        client = ControlClient.at(api.url(), api.token());
    }

    public static RunningApi start() throws WorldException {
        return new RunningApi(BenchOptions.standard());
    }

    /** With the number of another, which has ended. */
    static RunningApi startAgain(int number) throws WorldException {
        return new RunningApi(BenchOptions.standard().withNumber(number));
    }

    public Bench bench() {
        return bench;
    }

    public LiveLab lab() {
        return lab;
    }

    ControlApi<LiveLab> api() {
        return api;
    }

    public ControlClient client() {
        return client;
    }

    /** Done when somebody has told the lab to end. */
    CompletableFuture<Boolean> stopped() {
        return stopped;
    }

    int port() {
        return URI.create(api.url()).getPort();
    }

    /** As the bytes are, to the end of the connection. */
    String raw(String request) throws IOException {
        try (Socket socket = asking(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A connection on which that has been asked. */
    Socket asking(String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        socket.setSoTimeout(READ_MAX_MS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Asks for what is below the root of the API, with the token. */
    String get(String target, String... headers) {
        return request("GET", target, headers) + "\r\n";
    }

    /** The same with a body of JSON. */
    String post(String target, String json) {
        return request(
                        "POST",
                        target,
                        "Content-Type: application/json",
                        "Connection: close",
                        "Content-Length: " + json.length())
                + "\r\n" + json;
    }

    private String request(String method, String target, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return method + " " + ControlApi.ROOT + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port()
                + "\r\nAuthorization: Bearer " + api.token() + "\r\n" + more;
    }

    @Override
    public void close() {
        api.close();
        lab.close();
        bench.close();
    }
}
