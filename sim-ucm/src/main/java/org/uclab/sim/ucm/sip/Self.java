package org.uclab.sim.ucm.sip;

import java.time.Instant;
import java.util.function.Function;
import org.uclab.lab.clock.FixDate;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.Release;

/**
 * What a node says of itself.
 *
 * @param host    full name
 * @param address its own
 * @param sentBy  address and port of a transport, as Contacts say them
 * @param kind    what kind of node it is
 */
record Self(
        String host,
        String address,
        String advertisedAs,
        Release release,
        Function<SipTransport, String> sentBy,
        Kind kind) {

    /** Kinds of nodes that calls go through. */
    enum Kind {
        /** A node of a cluster. */
        NODE,
        /** A router that stands in for the nodes (SRST). */
        SRST,
        /** Where calls leave the company. */
        GATEWAY
    }

    /** What {@code Server} and {@code User-Agent} say (S001, REC). */
    String product() {
        if (kind != Kind.NODE) {
            return "Cisco-SIPGateway/IOS-15.2"; // ASSUMED(SRST): what routers say of themselves
        }
        return "Cisco-CUCM" + release.major() + "." + release.minor();
    }

    /** Whether it stands in for the nodes (SRST). */
    boolean standsIn() {
        return kind == Kind.SRST;
    }

    /** Whether devices of a line see here what the others do. S4: a router of release 8.6 is the first to have that. */
    boolean sharesLines() {
        return !standsIn() || release.atLeast(8, 6);
    }

    /** RFC 3261 §20.17. */
    String date(Instant now) {
        return FixDate.of(now);
    }

    /** The URI of a number here. */
    String uri(String number) {
        return "sip:" + number + "@" + address;
    }

    /** A Warning that this node gives, RFC 3261 §20.43. */
    String warning(String text) {
        return warning(399, text);
    }

    /** The same of that code: 3xx for what a description says. */
    String warning(int code, String text) {
        return code + " " + advertisedAs + " \"" + text + "\"";
    }
}
