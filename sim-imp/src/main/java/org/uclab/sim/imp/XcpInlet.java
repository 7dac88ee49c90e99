package org.uclab.sim.imp;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;

/** The stream on which another node speaks to this one. Only the host its certificate proves may speak. */
final class XcpInlet {

    private final StreamSocket stream;
    private final ImpNode node;
    private final Set<String> proven;
    private final Set<Jid> listed = new HashSet<>();
    private boolean opened;
    private boolean synced;
    private String host = "";

    /**
     * @param proven hosts of the subcluster that the peer's certificate names
     */
    XcpInlet(StreamSocket stream, ImpNode node, Set<String> proven) {
        this.stream = stream;
        this.node = node;
        this.proven = proven;
        stream.read(this::on, () -> node.closed(host, this));
    }

    /** The same node has opened another stream. */
    void replaced() {
        stream.drop();
    }

    private void on(StreamEvent event) {
        switch (event.kind()) {
            case OPENED -> open(((StreamEvent.Opened) event).header());
            case RECEIVED -> element(((StreamEvent.Received) event).element());
            case CLOSED -> stream.end();
            case FAILED -> refuse(((StreamEvent.Failed) event).condition());
        }
    }

    private void open(StreamHeader header) {
        stream.open(StreamHeader.answer(Xcp.NAMESPACE, node.name(), header.from(), node.token(), ""));
        opened = true;
        if (!header.contentNamespace().equals(Xcp.NAMESPACE)) {
            refuse(StreamCondition.INVALID_NAMESPACE);
        } else if (!proven.contains(header.from())) {
            refuse(StreamCondition.NOT_AUTHORIZED);
        } else {
            host = header.from();
            node.opened(host, this);
        }
    }

    private void element(Element element) {
        if (host.isEmpty()) {
            return;
        }
        Optional<News> news = Xcp.news(element, host);
        Optional<Effect.Deliver> routed = Xcp.routed(element);
        if (news.isPresent()) {
            note(news.get());
            node.heard(news.get());
        } else if (routed.isPresent()) {
            node.routed(routed.get());
        } else if (element.equals(Xcp.SYNCED) && !synced) {
            synced = true;
            node.synced(host, listed);
            listed.clear();
        } else {
            refuse(StreamCondition.BAD_FORMAT);
        }
    }

    private void note(News news) {
        if (!synced && news instanceof News.Here here) {
            listed.add(here.resource().jid());
        }
    }

    private void refuse(StreamCondition why) {
        if (!opened) {
            stream.open(StreamHeader.answer(Xcp.NAMESPACE, node.name(), "", node.token(), ""));
        }
        stream.send(why.error(""));
        stream.end();
    }
}
