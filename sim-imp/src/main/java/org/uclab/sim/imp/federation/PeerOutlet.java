package org.uclab.sim.imp.federation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.xmpp.ClientStream;

/** The stream on which a domain of ours speaks to one of theirs, and what waits until it is up. */
final class PeerOutlet {

    /** Stanzas that wait for one stream. */
    static final int WAITING_MAX = 100;

    private final Federation federation;
    private final Route route;
    private final Deque<Element> waiting = new ArrayDeque<>();
    private Optional<ClientStream> line = Optional.empty();

    PeerOutlet(Federation federation, Route route) {
        this.federation = federation;
        this.route = route;
    }

    /** Dials; where that fails all that waits goes back, and so does the outlet. */
    void dial() {
        federation.open(route, this::lost).onComplete(done -> {
            if (done.succeeded()) {
                up(done.result());
            } else {
                failed(PeerUnreached.condition(done.cause()));
            }
        });
    }

    /** Sends, at once or when the stream is up. */
    void send(Element stanza) {
        if (line.isPresent()) {
            line.get().send(stanza.moved(Namespaces.CLIENT, Namespaces.SERVER));
        } else if (waiting.size() < WAITING_MAX) {
            waiting.add(stanza);
        } else {
            federation.returned(stanza, StanzaCondition.RESOURCE_CONSTRAINT);
        }
    }

    private void up(ClientStream stream) {
        line = Optional.of(stream);
        for (Element stanza = waiting.poll(); stanza != null; stanza = waiting.poll()) {
            send(stanza);
        }
    }

    private void failed(StanzaCondition why) {
        federation.over(route, this);
        for (Element stanza = waiting.poll(); stanza != null; stanza = waiting.poll()) {
            federation.returned(stanza, why);
        }
    }

    private void lost() {
        line = Optional.empty();
        federation.over(route, this);
    }
}
