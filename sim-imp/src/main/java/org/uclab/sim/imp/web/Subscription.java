package org.uclab.sim.imp.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.protocol.xmpp.Jid;

/**
 * An end user wants to be told when contacts' presence changes, at an endpoint. Once told, nothing is told until the user has looked, as
 * the samples of the product have it.
 */
final class Subscription {

    private final Jid user;
    private final String session;
    private final int endpoint;
    private final Map<Jid, Availability> seen = new LinkedHashMap<>();
    private boolean pending;

    Subscription(Jid user, String session, int endpoint, Map<Jid, Availability> contacts) {
        this.user = user;
        this.session = session;
        this.endpoint = endpoint;
        seen.putAll(contacts);
    }

    Jid user() {
        return user;
    }

    /** Key of the session with which it ends. */
    String session() {
        return session;
    }

    int endpoint() {
        return endpoint;
    }

    Set<Jid> contacts() {
        return seen.keySet();
    }

    /** The presence of a contact is that now; true when the endpoint is to be told. */
    boolean changed(Jid contact, Availability now) {
        boolean tells = seen.put(contact, now) != now && !pending;
        pending |= tells;
        return tells;
    }

    /** The user has looked. */
    void looked(List<Map.Entry<Jid, Availability>> now) {
        now.forEach(one -> seen.put(one.getKey(), one.getValue()));
        pending = false;
    }
}
