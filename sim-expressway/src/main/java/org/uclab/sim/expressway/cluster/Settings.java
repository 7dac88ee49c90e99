package org.uclab.sim.expressway.cluster;

import java.time.Duration;
import java.util.List;

/**
 * What the product's public documents leave open, and limits. Durations are lab time.
 *
 * @param statuses what is answered where only the failure is documented
 * @param timing   intervals and limits
 * @param sipTlsPort port of {@code sipEdgeServer} and of the SIP routes
 * @param cookiesMax {@code X-Auth} cookies alive at once in a C cluster; above it the oldest goes
 * @param turn     what clients of the TURN service show
 * @param mediaSilence without a packet after which the ports of a call are given back
 * @param mobile   whether mobile clients are served, too
 */
public record Settings(
        Statuses statuses,
        Timing timing,
        int sipTlsPort,
        int cookiesMax,
        Turn turn,
        Duration mediaSilence,
        boolean mobile) {

    /**
     * The account for TURN, which the product has an administrator enter.
     *
     * @param realm    sent with challenges
     * @param networks beginnings of the addresses that relays send to; the rest is refused
     */
    public record Turn(String user, String password, String realm, List<String> networks) {

        // ASSUMED(expressway.md §5): an administrator enters all three; the documents of the product name none.
        public static final Turn DEFAULT = new Turn("turn", "relay-for-all", "uclab", List.of());

        public Turn {
            networks = List.copyOf(networks);
        }

        /** Without the password, which must not come into a log. */
        @Override
        public String toString() {
            return user + " in " + realm;
        }
    }

    /**
     * Status codes.
     *
     * @param badSegment     first path segment that is no base64 of one or four parts
     * @param unknownCall    edge call that C does not know
     * @param ucmDown        {@code get_edge_config} while no UCM node answers
     * @param nameServerDown the inside name server does not answer, or not with an answer
     * @param originSilent   origin reached but no answer in time
     * @param linkSilent     C linked but no answer in time
     */
    public record Statuses(
            int badSegment, int unknownCall, int ucmDown, int nameServerDown, int originSilent, int linkSilent) {

        // ASSUMED(expressway.md §2.1, §2.7, §9): the documents show 502 for a missing hop and are silent on the rest.
        static final Statuses DEFAULT = new Statuses(404, 404, 502, 504, 504, 504);
    }

    /**
     * Intervals and limits, in lab time.
     *
     * @param redial    between the loss of a traversal link, or a failed dial, and the next dial
     * @param dial      until a dialled connection must stand, TLS and greeting included
     * @param keepAlive between two probes on a link
     * @param silence   without a byte from the peer after which a link is taken for dead
     * @param origin    until an origin or UCM must have answered
     * @param exchange  until C must have answered E; more than two origins' time, for C asks the next UCM node
     * @param dnsTry    until the name server must have answered one query; each is asked twice
     * @param opening   until an XMPP client, or an IM and Presence node, must have come through STARTTLS
     */
    public record Timing(
            Duration redial,
            Duration dial,
            Duration keepAlive,
            Duration silence,
            Duration origin,
            Duration exchange,
            Duration dnsTry,
            Duration opening) {

        // ASSUMED(expressway.md §3): the intervals of the SSH and XCP tunnels are not public.
        static final Timing DEFAULT = new Timing(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30));
    }

    // ASSUMED(choice): not public; longer than anybody is silent, as reports come all the same.
    public static final Duration MEDIA_SILENCE_DEFAULT = Duration.ofMinutes(10);

    private static final int SIP_TLS_PORT = 5061;
    private static final int COOKIES_MAX = 10_000;

    public Settings {
        if (cookiesMax < 1) {
            throw new IllegalArgumentException("a cookie store keeps at least one cookie, not " + cookiesMax);
        }
    }

    /** What is used unless a world says otherwise. */
    public static Settings defaults() {
        return new Settings(
                Statuses.DEFAULT, Timing.DEFAULT, SIP_TLS_PORT, COOKIES_MAX, Turn.DEFAULT, MEDIA_SILENCE_DEFAULT, true);
    }

    public Settings with(Statuses other) {
        return new Settings(other, timing, sipTlsPort, cookiesMax, turn, mediaSilence, mobile);
    }

    public Settings with(Timing other) {
        return new Settings(statuses, other, sipTlsPort, cookiesMax, turn, mediaSilence, mobile);
    }

    public Settings with(Turn other) {
        return new Settings(statuses, timing, sipTlsPort, cookiesMax, other, mediaSilence, mobile);
    }

    /** With another time of silence in media. */
    public Settings withMediaSilence(Duration other) {
        return new Settings(statuses, timing, sipTlsPort, cookiesMax, turn, other, mobile);
    }

    /** The same for mobile clients, too, or without them. */
    public Settings withMobile(boolean served) {
        return new Settings(statuses, timing, sipTlsPort, cookiesMax, turn, mediaSilence, served);
    }
}
