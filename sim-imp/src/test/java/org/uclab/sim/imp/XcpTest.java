package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;

class XcpTest {

    private static final Jid CLIENT = Jid.valid("a@x.com/r");
    private static final Element PRESENCE =
            Element.of(Namespaces.CLIENT, "presence").with("from", CLIENT.toString());

    @Test
    void newsReadsBackAsItWasWritten() {
        List<News> news = List.of(
                new News.Here(new Resource(CLIENT, "n1", true, Optional.of(PRESENCE)), Optional.empty()),
                new News.Here(new Resource(CLIENT, "n1", false, Optional.empty()), Optional.empty()),
                new News.Here(
                        new Resource(CLIENT, "n1", false, Optional.empty()),
                        Optional.of(PRESENCE.with("type", "unavailable"))),
                new News.Gone(CLIENT),
                new News.TakingBack("n1"),
                new News.Answered(CLIENT, Jid.valid("b@x.com")));
        assertThat(news)
                .allSatisfy(one -> assertThat(Xcp.news(Xcp.of(one), "n1")).contains(one));
    }

    @Test
    void routesReadBackAndCarryStanzasOnly() {
        Element message = Element.of(Namespaces.CLIENT, "message");
        assertThat(Xcp.routed(Xcp.route(CLIENT, message))).contains(new Effect.Deliver(CLIENT, message));
        assertThat(Xcp.routed(Xcp.route(CLIENT, Element.of("urn:x", "y")))).isEmpty();
        Jid room = Jid.valid("tea@rooms.x.com");
        assertThat(Xcp.routed(Xcp.route(room, message))).contains(new Effect.Deliver(room, message));
        assertThat(Xcp.routed(Element.of(Xcp.NAMESPACE, "route"))).isEmpty();
    }

    @Test
    void whatIsNoNewsIsNone() {
        assertThat(Xcp.news(Element.of(Xcp.NAMESPACE, "here"), "n1")).isEmpty();
        assertThat(Xcp.news(Element.of(Xcp.NAMESPACE, "here").with("jid", "a@x.com"), "n1"))
                .isEmpty();
        assertThat(Xcp.news(Element.of(Xcp.NAMESPACE, "what").with("jid", "a@x.com/r"), "n1"))
                .isEmpty();
        assertThat(Xcp.news(Element.of("urn:x", "gone").with("jid", "a@x.com/r"), "n1"))
                .isEmpty();
        assertThat(Xcp.news(Element.of(Xcp.NAMESPACE, "answered").with("jid", "a@x.com/r"), "n1"))
                .isEmpty();
    }
}
