package org.uclab.sim.expressway.https;

import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;
import org.uclab.sim.expressway.traversal.StreamListener;
import org.uclab.sim.expressway.traversal.TraversalStream;

/** Takes one message whole from a stream; fails when it is too large or the stream breaks. */
final class Collector implements StreamListener {

    private final int limit;
    private final Supplier<TraversalStream> stream;
    private final Promise<byte[]> message = Promise.promise();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * @param limit bytes taken at most
     */
    Collector(int limit, Supplier<TraversalStream> stream) {
        this.limit = limit;
        this.stream = stream;
    }

    Promise<byte[]> message() {
        return message;
    }

    @Override
    public void data(byte[] more) {
        if (bytes.size() + more.length > limit) {
            stream.get().reset("more than " + limit + " bytes");
            message.tryFail("more than " + limit + " bytes");
            return;
        }
        bytes.writeBytes(more);
        stream.get().consumed(more.length);
    }

    @Override
    public void ended() {
        message.tryComplete(bytes.toByteArray());
    }

    @Override
    public void broken(String why) {
        message.tryFail(why);
    }
}
