package org.uclab.shell.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.uclab.lab.wire.Aside;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpGate;
import org.uclab.lab.wire.Wire;

/** The one answer to a request that is no part of a world: a whole one, or one that flows. Safe for any thread. */
public final class AsideReply {

    private final Aside.Call call;
    private final HttpServerRequest request;
    private final AtomicBoolean begun = new AtomicBoolean();

    AsideReply(Aside.Call call) {
        this.call = call;
        this.request = call.request();
    }

    /** Who asks may: its connection keeps its place while strangers come. */
    public void known() {
        call.known();
    }

    /** Answers; nothing happens where that was done before. */
    public void send(HttpAnswer answer) {
        if (begun.compareAndSet(false, true)) {
            write(answer);
        }
    }

    /** The same to what the gate refused: what still comes is read and dropped until the peer has seen the end. */
    void sendLast(HttpAnswer answer) {
        if (begun.compareAndSet(false, true)) {
            write(answer).onComplete(written -> HttpGate.end(request.connection()));
        }
    }

    private Future<Void> write(HttpAnswer answer) {
        HttpServerResponse response = head(answer.status(), answer.headers());
        if (answer.status() != 204) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length));
        }
        return request.method().equals(HttpMethod.HEAD) || answer.status() == 204
                ? response.end()
                : response.end(Wire.uncopied(answer.body()));
    }

    /**
     * Begins an answer that goes on.
     *
     * @param gone told once when the peer has left or the answer has ended
     * @throws IllegalStateException when there is an answer already
     */
    public HttpFlow flow(int status, HttpFields headers, Runnable gone) {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("this request has its answer");
        }
        HttpServerResponse response = head(status, headers).setChunked(true);
        return new HttpFlow(response, call, gone);
    }

    private HttpServerResponse head(int status, HttpFields headers) {
        HttpServerResponse response = request.response();
        response.exceptionHandler(left -> {});
        response.setStatusCode(status);
        headers.fields().forEach(field -> response.headers().add(field.name(), field.value()));
        return response;
    }
}
