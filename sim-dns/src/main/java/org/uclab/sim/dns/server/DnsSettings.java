package org.uclab.sim.dns.server;

import java.time.Duration;

/**
 * Limits and times of a name server; all times are lab time.
 *
 * @param udpPayloadMax     largest datagram sent to a caller that offers EDNS, in bytes, 512 to 4096 (RFC 6891 §6.2.5)
 * @param tcpIdleMax        how long a connection may be silent (RFC 7766 §6.2.3)
 * @param tcpConnectionsMax connections kept open at once; for one more the one that is silent longest is closed, or the
 *                          new one when all are being answered (RFC 7766 §6.2.2)
 * @param forwardTryMax     how long the server forwarded to may take for one try
 * @param forwardTries      tries before the answer is SERVFAIL, at least 1
 * @param transfers         whether a zone may be had whole (AXFR, RFC 5936); if not it is refused
 */
record DnsSettings(
        int udpPayloadMax,
        Duration tcpIdleMax,
        int tcpConnectionsMax,
        Duration forwardTryMax,
        int forwardTries,
        boolean transfers) {

    public DnsSettings {
        if (udpPayloadMax < 512 || udpPayloadMax > 4096) {
            throw new IllegalArgumentException("a payload of " + udpPayloadMax + " bytes is not between 512 and 4096");
        }
        if (forwardTries < 1 || tcpConnectionsMax < 1) {
            throw new IllegalArgumentException("tries and connections are at least 1");
        }
        if (isNoTime(tcpIdleMax) || isNoTime(forwardTryMax)) {
            throw new IllegalArgumentException("times are above zero");
        }
    }

    public DnsSettings(
            int udpPayloadMax, Duration tcpIdleMax, int tcpConnectionsMax, Duration forwardTryMax, int forwardTries) {
        this(udpPayloadMax, tcpIdleMax, tcpConnectionsMax, forwardTryMax, forwardTries, false);
    }

    /** The same, letting anybody who may ask have zones whole. */
    public DnsSettings withTransfers() {
        return new DnsSettings(udpPayloadMax, tcpIdleMax, tcpConnectionsMax, forwardTryMax, forwardTries, true);
    }

    /**
     * ASSUMED(choice): 1232 bytes as on DNS Flag Day 2020, 10 s of silence, 1000 connections, two tries of 2 s. The
     * documents name no such figure for the company's name servers.
     */
    public static DnsSettings usual() {
        return new DnsSettings(1232, Duration.ofSeconds(10), 1000, Duration.ofSeconds(2), 2);
    }

    private static boolean isNoTime(Duration duration) {
        return duration.isZero() || duration.isNegative();
    }
}
