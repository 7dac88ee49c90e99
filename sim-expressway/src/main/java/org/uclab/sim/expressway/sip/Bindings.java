package org.uclab.sim.expressway.sip;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipUri;

/**
 * What C remembers of phones outside, since Unified CM knows them by C's own address alone (G-MRA: "SIP Path headers" off): who
 * stands behind which Contact, and the Path there.
 */
final class Bindings {

    /** Parameter of a rewritten Contact that holds the client's own address and port (S1). */
    static final String ORIGINAL = "orig-hostport";

    private static final int SIZE_MAX = 10_000;

    /**
     * A phone outside.
     *
     * @param contact its own
     * @param inside  the one that Unified CM knows
     * @param line    what E has asserted of it
     * @param path    the way to it, the next step first
     * @param edge    the E that it came through
     */
    record Binding(String contact, String inside, String line, List<String> path, String edge, Instant until) {

        Binding until(Instant later) {
            return new Binding(contact, inside, line, path, edge, later);
        }
    }

    private final Map<String, Binding> all = new LinkedHashMap<>();

    /** That Contact as Unified CM is to see it. */
    static NameAddress rewritten(NameAddress contact, SipUri uri, String own, String transport) {
        int colon = own.lastIndexOf(':');
        SipUri ours = SipUri.of(uri.user(), own.substring(0, colon))
                .withPort(Integer.parseInt(own.substring(colon + 1)))
                .withParameter("transport", transport)
                .withParameter(ORIGINAL, uri.host() + ":" + uri.effectivePort());
        return NameAddress.of(ours).with(contact.parameters());
    }

    private static String key(String user, String place) {
        return user + "@" + place;
    }

    private static String key(SipUri contact) {
        return key(contact.user(), contact.host() + ":" + contact.effectivePort());
    }

    /** Whether there is room for one more, or it is there already. */
    boolean room(SipUri contact, Instant now) {
        if (all.size() >= SIZE_MAX) {
            forget(now);
        }
        return all.size() < SIZE_MAX || all.containsKey(key(contact));
    }

    void put(SipUri contact, Binding binding) {
        String key = key(contact);
        all.remove(key);
        all.put(key, binding);
    }

    void remove(SipUri contact) {
        all.remove(key(contact));
    }

    /** The phone that a request of Unified CM is for. */
    Optional<Binding> of(SipUri rewritten, Instant now) {
        return rewritten
                .parameters()
                .value(ORIGINAL)
                .map(place -> all.get(key(rewritten.user(), place)))
                .filter(binding -> binding.until().isAfter(now));
    }

    /** The phone that calls itself so. */
    Optional<Binding> outside(SipUri contact, Instant now) {
        return Optional.ofNullable(all.get(key(contact)))
                .filter(binding -> binding.until().isAfter(now));
    }

    private void forget(Instant now) {
        Iterator<Binding> each = all.values().iterator();
        while (each.hasNext()) {
            if (!each.next().until().isAfter(now)) {
                each.remove();
            }
        }
    }
}
