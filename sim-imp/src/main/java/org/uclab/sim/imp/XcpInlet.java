package org.uclab.sim.imp;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.shell.xmpp.ServerStream;
import org.uclab.shell.xmpp.StreamOwner;

/** The stream on which another node speaks to this one. Only a host that is known to be at the other end may speak. */
final class XcpInlet implements StreamOwner, StreamHost {

    private final ServerStream stream;
    private final ImpNode node;
    private final StreamTimes times;
    private final Set<String> proven;
    private final Set<Jid> listed = new HashSet<>();
    private boolean synced;
    private String host = "";

    /**
     * @param proven hosts of the subcluster that the caller may be
     */
    XcpInlet(ServerStream stream, ImpNode node, Set<String> proven, StreamTimes times) {
        this.stream = stream;
        this.node = node;
        this.times = times;
        this.proven = Set.copyOf(proven);
    }

    /** The same node has opened another stream. */
    void replaced() {
        stream.drop();
    }

    @Override
    public StreamTerms terms() {
        return StreamTerms.of(this, times).withLimits(StreamLimits.SIGNED_IN);
    }

    @Override
    public String contentNamespace() {
        return Xcp.NAMESPACE;
    }

    @Override
    public StreamHeader answer(StreamHeader heard) {
        // The nodes dial each other in no order, so each has a source of its own.
        String caller = proven.contains(heard.from()) ? heard.from() : "strangers";
        return StreamHeader.answer(Xcp.NAMESPACE, node.name(), heard.from(), node.token("stream ids of " + caller), "");
    }

    @Override
    public Optional<StreamCondition> objection(StreamHeader heard) {
        return proven.contains(heard.from()) ? Optional.empty() : Optional.of(StreamCondition.NOT_AUTHORIZED);
    }

    @Override
    public void established(StreamHeader header) {
        host = header.from();
        node.opened(host, this);
    }

    @Override
    public void received(Element element) {
        XcpOutlet back = node.outlet(host);
        Optional<Xcp.Begun> begun = Xcp.begun(element);
        Optional<Xcp.Confirmed> confirmed = Xcp.confirmed(element);
        if (begun.isPresent()) {
            back.heardBy(begun.get());
        } else if (confirmed.isPresent()) {
            back.confirmed(confirmed.get());
        } else {
            if (back.isNew(element)) {
                heard(element);
            }
            back.confirm();
        }
    }

    private void heard(Element element) {
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
            stream.expel(StreamCondition.BAD_FORMAT);
        }
    }

    private void note(News news) {
        if (!synced && news instanceof News.Here here) {
            listed.add(here.resource().jid());
        }
    }

    @Override
    public void ended() {
        node.closed(host, this);
    }
}
