package org.uclab.shell.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.function.Supplier;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Aside;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpFields;
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
     * Listens there; a body of more than a mebibyte gets the desk's own words for it.
     *
     * @param tooLarge the answer to a body that is too large
     */
    public static Future<Aside> serve(Wire wire, Endpoint at, Desk desk, Supplier<HttpAnswer> tooLarge) {
        return wire.aside(at, call -> take(call, desk, tooLarge));
    }

    private static void take(Aside.Call call, Desk desk, Supplier<HttpAnswer> tooLarge) {
        HttpServerRequest request = call.request();
        AsideReply reply = new AsideReply(call);
        TakenBody body = new TakenBody(HttpShell.BODY_MAX_BYTES);
        request.handler(chunk -> {
            if (!body.take(chunk) && !reply.begun()) {
                reply.send(tooLarge.get().with("Connection", "close"));
            }
        });
        request.endHandler(end -> {
            if (!reply.begun()) {
                desk.ask(question(request, body.bytes()), reply);
            }
        });
        request.exceptionHandler(gone -> {}); // the peer left while sending: nothing to answer
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
