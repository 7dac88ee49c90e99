package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.WireException;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.http.RequestContent;
import org.uclab.shell.http.ResponseContent;
import org.uclab.sim.expressway.traversal.TraversalLink;
import org.uclab.sim.expressway.traversal.TraversalStream;

/** One request and its answer over a link, and what E notes of them: C has no port of its own to note them at. */
final class LinkExchange {

    private static final String SERVICE = "traversal-https";

    private final Agenda loop;
    private final Recorder recorder;
    private final Duration limit;

    /**
     * @param limit lab time until the answer must be there
     */
    LinkExchange(Agenda loop, Recorder recorder, Duration limit) {
        this.loop = loop;
        this.recorder = recorder;
        this.limit = limit;
    }

    /** C's answer, or a {@link WireException}: timed out, closed, or no HTTP answer at all. */
    Future<HttpAnswer> ask(TraversalLink link, Exchange.Request request) {
        TraversalStream[] own = new TraversalStream[1];
        Collector collector = new Collector(Exchange.ANSWER_MAX_BYTES, () -> own[0]);
        Optional<TraversalStream> stream = link.open(new byte[0], collector);
        if (stream.isEmpty()) {
            return failed(WireException.Way.CLOSED, "no stream to be had");
        }
        own[0] = stream.get();
        long exchange = recorder.nextExchange();
        // The proxy speaks to its next hop in absolute form, as the traces show.
        String url = "http://" + request.headers().get("Host").orElse("") + request.target();
        recorder.sent(
                SERVICE,
                Message.of(
                        HttpTeller.HTTP,
                        link.hop(),
                        exchange,
                        new RequestContent(request.method(), url, request.headers(), request.body())));
        own[0].write(Exchange.encode(request));
        own[0].end();
        return collected(own[0], collector)
                .compose(bytes -> Exchange.answer(bytes)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> failed(WireException.Way.PROTOCOL, "no HTTP answer")))
                .onSuccess(answer -> recorder.received(
                        SERVICE, Message.of(HttpTeller.HTTP, link.hop(), exchange, ResponseContent.of(answer))));
    }

    private Future<byte[]> collected(TraversalStream stream, Collector collector) {
        String late = "no answer in " + limit.toSeconds() + " s";
        LabTimer timer = loop.after(loop.limit(limit), () -> {
            stream.reset(late);
            collector.message().tryFail(new WireException(WireException.Way.TIMED_OUT, late, null));
        });
        return collector
                .message()
                .future()
                .onComplete(done -> timer.cancel())
                .recover(cause -> cause instanceof WireException
                        ? Future.failedFuture(cause)
                        : failed(WireException.Way.CLOSED, cause.getMessage()));
    }

    private static <T> Future<T> failed(WireException.Way way, String why) {
        return Future.failedFuture(new WireException(way, why, null));
    }
}
