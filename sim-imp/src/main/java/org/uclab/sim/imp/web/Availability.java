package org.uclab.sim.imp.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/**
 * The states of the service, and how they look in XMPP. ASSUMED(reference imp-cms §1.5): the states are public; that several clients
 * make one by the order below, and that a meeting is BUSY, is the lab's own.
 */
enum Availability {
    DND("dnd", ""),
    AVAILABLE("", ""),
    BUSY("away", "Busy"),
    AWAY("away", ""),
    VACATION("xa", "On vacation"),
    UNAVAILABLE("xa", "Unavailable");

    private static final String MEETING = "In a meeting";

    private final String show;
    private final String status;

    Availability(String show, String status) {
        this.show = show;
        this.status = status;
    }

    static Optional<Availability> named(String name) {
        return Stream.of(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * What the clients of a user make together: the server's word on all of them where there is one, else the first in the order above.
     *
     * @param clients presence of each
     */
    static Availability of(List<Element> clients) {
        return clients.stream()
                .filter(Availability::overrides)
                .findFirst()
                .map(Availability::single)
                .orElseGet(() -> clients.stream()
                        .map(Availability::single)
                        .sorted()
                        .findFirst()
                        .orElse(UNAVAILABLE));
    }

    private static boolean overrides(Element client) {
        return Jid.valid(client.attribute("from", "")).resource().equals(PresenceWebService.OVERRIDING)
                || client.child("status")
                        .filter(said -> said.text().equals(MEETING))
                        .isPresent();
    }

    private static Availability single(Element client) {
        String status = client.child("status").map(Element::text).orElse("");
        return switch (client.child("show").map(Element::text).orElse("")) {
            case "dnd" -> DND;
            case "xa" -> status.equals(UNAVAILABLE.status) ? UNAVAILABLE : VACATION;
            case "away" -> status.equals(MEETING) || status.equals(BUSY.status) ? BUSY : AWAY;
            default -> AVAILABLE;
        };
    }

    /** As a client of that address would say it, which takes no messages. */
    Element presence(Jid from) {
        Element.Builder presence =
                Element.build(Namespaces.CLIENT, Stanza.PRESENCE).attribute("from", from);
        if (!show.isEmpty()) {
            presence.child(Element.of(Namespaces.CLIENT, "show", show));
        }
        if (!status.isEmpty()) {
            presence.child(Element.of(Namespaces.CLIENT, "status", status));
        }
        return presence.child(Element.of(Namespaces.CLIENT, "priority", "-1")).done();
    }
}
