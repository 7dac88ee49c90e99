package org.uclab.client.xmpp;

import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackFuture;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.filter.StanzaIdFilter;
import org.jivesoftware.smack.packet.Bind;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/**
 * A connection whose stanzas all have ids of one source. Smack gives the requests that it makes itself (bind, session,
 * roster, ping) ids of another source, which begins anew with every process and cannot be set.
 */
final class SeededConnection extends XMPPTCPConnection {

    private final StanzaIds ids;

    SeededConnection(XMPPTCPConnectionConfiguration.Builder configuration, StanzaIds ids) {
        super(configuration.setStanzaIdSourceFactory(() -> ids).build());
        this.ids = ids;
    }

    @Override
    public SmackFuture<IQ, Exception> sendIqRequestAsync(IQ request, long timeout) {
        request.setStanzaId(ids.getNewStanzaId());
        return super.sendIqRequestAsync(request, timeout);
    }

    @Override
    public StanzaCollector createStanzaCollectorAndSend(IQ request)
            throws SmackException.NotConnectedException, InterruptedException {
        request.setStanzaId(ids.getNewStanzaId());
        return super.createStanzaCollectorAndSend(request);
    }

    /** The request to bind comes this way, with a filter for the id that it had. */
    @Override
    public StanzaCollector createStanzaCollectorAndSend(StanzaFilter answer, Stanza stanza)
            throws SmackException.NotConnectedException, InterruptedException {
        if (!(stanza instanceof Bind)) {
            return super.createStanzaCollectorAndSend(answer, stanza);
        }
        stanza.setStanzaId(ids.getNewStanzaId());
        return super.createStanzaCollectorAndSend(new StanzaIdFilter(stanza), stanza);
    }
}
