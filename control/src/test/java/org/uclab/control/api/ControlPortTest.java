package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.tool.http.HttpRules;
import org.uclab.tool.tls.OneCa;
import org.uclab.tool.tls.ShownKeys;

/** The port of the control API keeps the rules that every port of the house keeps. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlPortTest {

    private static final int LIMIT_MS = 60_000;

    private Bench bench;
    private LiveLab lab;

    @BeforeEach
    void start() throws WorldException {
        bench = Bench.start(Worlds.load("acme"), BenchOptions.standard());
        lab = new LiveLab(bench, () -> {});
    }

    @AfterEach
    void end() {
        lab.close();
        bench.close();
    }

    private ControlApi<LiveLab> api(boolean secure) {
        return ControlApi.start(
                bench.wire(),
                ControlAddress.local(secure),
                bench.ca(),
                lab,
                Verbs::all,
                bench.history().recorder("control")::failed);
    }

    private static int port(ControlApi<?> api) {
        return URI.create(api.url()).getPort();
    }

    private static Socket opened(ControlApi<?> api) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(api));
        socket.setSoTimeout(LIMIT_MS);
        socket.setTcpNoDelay(true);
        if (api.ca().isEmpty()) {
            return socket;
        }
        SSLSocket secure = (SSLSocket)
                OneCa.trusted(api.ca()).getSocketFactory().createSocket(socket, "127.0.0.1", port(api), true);
        secure.startHandshake();
        return secure;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestsAreReadByTheRulesOfHttp(boolean secure) throws IOException {
        try (ControlApi<LiveLab> api = api(secure)) {
            assertThat(api.ca().isEmpty()).isNotEqualTo(secure);
            assertThat(HttpRules.broken(() -> opened(api))).isEmpty();
        }
        assertThat(bench.history().events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    @Test
    void callersOfEitherKindOfKeyAreServed() throws IOException, GeneralSecurityException {
        try (ControlApi<LiveLab> api = api(true)) {
            assertThat(ShownKeys.at("127.0.0.1", port(api))).isEqualTo(ShownKeys.OF_EITHER_KIND);
        }
    }
}
