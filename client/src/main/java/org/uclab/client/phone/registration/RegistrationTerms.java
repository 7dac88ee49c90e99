package org.uclab.client.phone.registration;

import java.time.Duration;
import java.util.List;

/**
 * What the device file says of registering.
 *
 * @param nodes     in the order of their priorities, the router last
 * @param expires   what is asked for ({@code timerRegisterExpires})
 * @param delta     how long before the granted time is over the registration is refreshed ({@code timerRegisterDelta})
 * @param keepAlive how often nodes that are not registered at are asked whether they are there
 *                  ({@code timerKeepAliveExpires})
 * @param monitor   how long a better node is watched before the phone leaves the router for it
 *                  ({@code connectionMonitorDuration})
 * @param watched   whether nodes that are not registered at are asked at all
 */
public record RegistrationTerms(
        List<PhoneNode> nodes,
        Duration expires,
        Duration delta,
        Duration keepAlive,
        Duration monitor,
        boolean watched) {

    /** Shortest and longest keep-alive that the product takes (SIPCC {@code prot_configmgr.c}). */
    private static final Duration KEEP_ALIVE_MIN = Duration.ofMinutes(2);

    private static final Duration KEEP_ALIVE_MAX = Duration.ofHours(2);

    public RegistrationTerms {
        nodes = List.copyOf(nodes);
        keepAlive = keepAlive.compareTo(KEEP_ALIVE_MIN) < 0
                ? KEEP_ALIVE_MIN
                : keepAlive.compareTo(KEEP_ALIVE_MAX) > 0 ? KEEP_ALIVE_MAX : keepAlive;
    }

    /** Those of whose nodes each is watched. */
    public RegistrationTerms(
            List<PhoneNode> nodes, Duration expires, Duration delta, Duration keepAlive, Duration monitor) {
        this(nodes, expires, delta, keepAlive, monitor, true);
    }

    /** What the product takes where a file says nothing. */
    public static RegistrationTerms usual(List<PhoneNode> nodes) {
        return new RegistrationTerms(
                nodes, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMinutes(2));
    }

    /** How often those that failed are asked whether they are back (SIPCC {@code sip_common_regmgr.c}). */
    Duration fallback() {
        Duration most = Duration.ofMinutes(5);
        return keepAlive.compareTo(most) < 0 ? keepAlive : most;
    }
}
