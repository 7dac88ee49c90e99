package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.lab.clock.LabClock;

/** HTTP/1.1 calls from one address, keeping connections alive. Bodies are taken whole and bounded. */
public final class HttpDialler {

    /** Largest body taken, in bytes. */
    public static final int BODY_MAX_BYTES = 16 * 1024 * 1024;

    /** As many kept connections as there may be can have ended. */
    private static final int REPEATS_MAX = Dialler.KEPT_CONNECTIONS_PER_HOST;

    private final Dialler dialler;
    private final HttpClientAgent client;
    /** Connections that have carried an answer. */
    private final Set<HttpConnection> kept = ConcurrentHashMap.newKeySet();

    HttpDialler(Dialler dialler, HttpClientAgent client) {
        this.dialler = dialler;
        this.client = client;
    }

    /** Lab time. */
    public LabClock clock() {
        return dialler.clock();
    }

    /**
     * Makes the call. Redirects are not followed.
     *
     * @return the answer, or a {@link WireException}
     */
    public Future<HttpReply> call(HttpCall call) {
        Endpoint actual = dialler.plan().actual(Transport.TCP, call.server());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setServer(actual.socketAddress())
                .setHost(call.host())
                .setPort(call.server().port())
                .setSsl(call.scheme().equals("https"))
                .setURI(call.target());
        Future<HttpReply> reply = called(options, call, REPEATS_MAX);
        return dialler.within(call.limit(), reply, call.url()).recover(cause -> dialler.failed(cause, call.server()));
    }

    /**
     * A kept connection may have ended while the request was on its way to it, which is no answer to the request: where
     * it does no harm it is made again, RFC 9112 §9.3.1. On a new connection the end is the other side's answer.
     */
    private Future<HttpReply> called(RequestOptions options, HttpCall call, int repeats) {
        return requested(options).compose(request -> {
            HttpConnection connection = request.connection();
            boolean again = repeats > 0 && kept.contains(connection) && call.harmless();
            return send(request, call)
                    .<Future<HttpReply>>map(response -> {
                        if (kept.add(connection)) {
                            connection.closeHandler(gone -> kept.remove(connection));
                        }
                        return take(response);
                    })
                    .recover(cause -> again && Dialler.way(cause) == WireException.Way.CLOSED
                            ? Future.succeededFuture(called(options, call, repeats - 1))
                            : Future.failedFuture(cause))
                    .compose(reply -> reply);
        });
    }

    private Future<HttpClientRequest> requested(RequestOptions options) {
        try {
            return client.request(options);
        } catch (IllegalStateException closed) {
            // A node that has just lost power: no mistake of whoever calls.
            return Future.failedFuture(new WireException(WireException.Way.CLOSED, WireReasons.CLOSED.of(), closed));
        }
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, HttpCall call) {
        request.exceptionHandler(told -> {}); // the future tells it, and without a handler it is logged as well
        call.headers().fields().forEach(field -> request.headers().add(field.name(), field.value()));
        return call.body().length == 0 ? request.send() : request.send(Buffer.buffer(call.body()));
    }

    private static Future<HttpReply> take(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > BODY_MAX_BYTES) {
                response.request().connection().close();
            } else {
                body.appendBuffer(chunk);
            }
        });
        HttpFields taken = HttpFields.from(response.headers());
        return response.end()
                .map(ended -> new HttpReply(response.statusCode(), response.statusMessage(), taken, body.getBytes()));
    }

    /** Ends all kept connections. */
    public Future<Void> close() {
        return client.close();
    }

    /** The lab time a call may take where the caller has no reason for another. */
    public static final Duration LIMIT_DEFAULT = Duration.ofSeconds(30);
}
