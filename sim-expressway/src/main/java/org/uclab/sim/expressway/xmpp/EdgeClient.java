package org.uclab.sim.expressway.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.shell.xmpp.CarriedStream;
import org.uclab.shell.xmpp.StreamOwner;
import org.uclab.sim.expressway.traversal.StreamListener;
import org.uclab.sim.expressway.traversal.TraversalStream;

/**
 * A client of E's port 5222. Up to the end of STARTTLS it speaks to E; the stream that follows is carried to a linked C,
 * either way and unchanged, and when either end closes the other is closed.
 */
final class EdgeClient implements StreamOwner, StreamHost {

    private static final String LINK_SERVICE = "traversal-xmpp";

    private final EdgeXmpp edge;
    private Optional<CarriedStream> client = Optional.empty();
    private Optional<TraversalStream> core = Optional.empty();

    EdgeClient(EdgeXmpp edge) {
        this.edge = edge;
    }

    @Override
    public StreamTerms terms() {
        StreamTimes times =
                StreamTimes.negotiated(edge.config().settings().timing().opening());
        return StreamTerms.of(this, times).withTls().handingOn();
    }

    @Override
    public String contentNamespace() {
        return Namespaces.CLIENT;
    }

    @Override
    public StreamHeader answer(StreamHeader heard) {
        return StreamHeader.answer(Namespaces.CLIENT, heard.to(), "", edge.streamId(), "en");
    }

    @Override
    public Optional<StreamCondition> objection(StreamHeader heard) {
        return edge.config().serves(heard.to()) ? Optional.empty() : Optional.of(StreamCondition.HOST_UNKNOWN);
    }

    @Override
    public void carry(StreamHeader header, CarriedStream stream) {
        client = Optional.of(stream);
        byte[] head = header.to().getBytes(StandardCharsets.UTF_8);
        core = edge.links().pick().flatMap(link -> link.open(head, new FromCore()));
        core.ifPresentOrElse(
                link -> stream.over(LINK_SERVICE, link.hop()), () -> stream.broken("next hop connection failed"));
    }

    private void pass(byte[] bytes) {
        TraversalStream link = core.orElseThrow();
        link.write(bytes);
        if (link.full()) {
            client.orElseThrow().pause();
        }
    }

    @Override
    public void ended() {
        boolean carried = client.filter(CarriedStream::isReached).isPresent();
        core.ifPresent(link -> {
            if (carried) {
                link.end();
            } else {
                link.reset("client gone");
            }
        });
    }

    /** What C says of the stream. */
    private final class FromCore implements StreamListener {

        @Override
        public void ready() {
            CarriedStream stream = client.orElseThrow();
            core.orElseThrow().onDrain(stream::resume);
            stream.reached(EdgeClient.this::pass);
        }

        @Override
        public void data(byte[] bytes) {
            // Credit goes back when the client's socket has taken the bytes: a slow client slows its own server only.
            client.orElseThrow()
                    .write(bytes)
                    .onComplete(taken -> core.orElseThrow().consumed(bytes.length));
        }

        @Override
        public void ended() {
            client.orElseThrow().end();
        }

        @Override
        public void broken(String why) {
            client.orElseThrow().broken(why);
        }
    }
}
