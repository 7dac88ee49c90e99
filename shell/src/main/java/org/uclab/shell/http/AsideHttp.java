package org.uclab.shell.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Aside;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpGate;
import org.uclab.lab.wire.HttpRefused;
import org.uclab.lab.wire.Wire;

/** HTTP that is no part of a world: read within the limits of every HTTP port, but without faults and without a record. */
public final class AsideHttp {

    /** Who answers. It is asked on an event loop and must not wait there; it answers from any thread, once. */
    @FunctionalInterface
    public interface Desk {
        void ask(HttpQuestion question, AsideReply reply);
    }

    private AsideHttp() {}

    /**
     * Listens there.
     *
     * @param tls     none in the clear
     * @param refused the answer to a message that breaks the rules of HTTP or is too large; its connection ends
     */
    public static Future<Aside> serve(
            Wire wire,
            Endpoint at,
            Optional<Wire.ServerTls> tls,
            Desk desk,
            Function<HttpRefused, HttpAnswer> refused) {
        return wire.aside(at, tls, call -> take(call, desk, refused));
    }

    private static void take(Aside.Call call, Desk desk, Function<HttpRefused, HttpAnswer> refused) {
        HttpServerRequest request = call.request();
        AsideReply reply = new AsideReply(call);
        Optional<HttpRefused> broken = HttpGate.refused(request);
        if (broken.isPresent()) {
            reply.sendLast(refused.apply(broken.get()).with("Connection", "close"));
            return;
        }
        request.exceptionHandler(gone -> {}); // the peer left while sending: nothing to answer
        request.body().onSuccess(body -> desk.ask(question(request, body.getBytes()), reply));
    }

    private static HttpQuestion question(HttpServerRequest request, byte[] body) {
        HttpFields headers = HttpFields.from(request.headers());
        return new HttpQuestion(
                request.method().name(),
                request.uri(),
                request.path() == null ? "" : request.path(),
                QueryText.parse(request.query()),
                headers,
                body,
                headers.get("Host").orElse(""),
                Hop.between(Hop.Over.TCP, text(request.localAddress()), text(request.remoteAddress())),
                0);
    }

    private static String text(SocketAddress address) {
        return Endpoint.of(address).toString();
    }
}
