package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits and switches of a cluster; times are lab time.
 *
 * @param sessions     of UDS
 * @param search       in the directory
 * @param ldapAuth     whether passwords are the directory's
 * @param configuredAt when the configuration was made; version stamps of device files begin with it
 * @param sipProfile   what device files tell phones
 * @param uds          limits and lists of UDS
 * @param installed    options packages and switches that decide what is there at all
 * @param trust        how files are signed and what devices are to trust
 * @param calls        registrations of phones and their calls
 */
public record UcmSettings(
        SessionLimits sessions,
        SearchLimits search,
        boolean ldapAuth,
        Instant configuredAt,
        SipProfile sipProfile,
        UdsPolicy uds,
        Installed installed,
        TrustPolicy trust,
        CallSettings calls) {

    /**
     * How long sessions last, and how many there are.
     *
     * @param life idle time after which the cookies of a session are worth nothing
     * @param max  sessions one node keeps; one more ends the one idle for longest
     */
    public record SessionLimits(Duration life, int max) {

        public SessionLimits {
            if (life.isNegative() || life.isZero() || max < 1) {
                throw new IllegalArgumentException("sessions live for a time above zero, and there is room for one");
            }
        }
    }

    /**
     * Who finds how many people.
     *
     * @param max           "User Search Limit": most users in one answer, 1 to 500
     * @param everybody     "Enable All User Search": whether {@code users} without a filter lists everybody
     * @param authenticated whether {@code users} wants credentials (11.5 and later)
     */
    public record SearchLimits(int max, boolean everybody, boolean authenticated) {

        public SearchLimits {
            if (max < 1 || max > 500) {
                throw new IllegalArgumentException("the user search limit is not between 1 and 500: " + max);
            }
        }
    }

    /** What the lab takes where nothing else is said. */
    public static UcmSettings usual() {
        return new UcmSettings(
                // ASSUMED(no public source): the session time-out that a servlet container has unless configured.
                new SessionLimits(Duration.ofMinutes(30), 10_000),
                new SearchLimits(64, true, false),
                true,
                // The time in the version stamp of the service profile in the trace.
                Instant.ofEpochSecond(1_408_549_266L),
                SipProfile.usual(),
                UdsPolicy.usual(),
                Installed.usual(),
                TrustPolicy.usual(),
                CallSettings.usual());
    }

    /** Idle time after which the cookies of a session are worth nothing. */
    public Duration sessionLife() {
        return sessions.life();
    }

    /** Sessions one node keeps. */
    public int sessionsMax() {
        return sessions.max();
    }

    /** The same with sessions of another life and number. */
    public UcmSettings withSessions(Duration life, int max) {
        SessionLimits other = new SessionLimits(life, max);
        return new UcmSettings(other, search, ldapAuth, configuredAt, sipProfile, uds, installed, trust, calls);
    }

    /** The same with another search limit. */
    public UcmSettings withUserSearch(int max, boolean everybody) {
        return with(new SearchLimits(max, everybody, search.authenticated()));
    }

    /** The same with or without credentials wanted for {@code users}. */
    public UcmSettings withUsersResourceAuth(boolean wanted) {
        return with(new SearchLimits(search.max(), search.everybody(), wanted));
    }

    private UcmSettings with(SearchLimits other) {
        return new UcmSettings(sessions, other, ldapAuth, configuredAt, sipProfile, uds, installed, trust, calls);
    }

    /** The same with passwords of the directory or of its own. */
    public UcmSettings withLdapAuth(boolean ldap) {
        return new UcmSettings(sessions, search, ldap, configuredAt, sipProfile, uds, installed, trust, calls);
    }

    /** The same with another SIP profile. */
    public UcmSettings withSipProfile(SipProfile other) {
        return new UcmSettings(sessions, search, ldapAuth, configuredAt, other, uds, installed, trust, calls);
    }

    /** The same with other limits and lists of UDS. */
    public UcmSettings withUds(UdsPolicy other) {
        return new UcmSettings(sessions, search, ldapAuth, configuredAt, sipProfile, other, installed, trust, calls);
    }

    /** The same with other packages and switches. */
    public UcmSettings with(Installed other) {
        return new UcmSettings(sessions, search, ldapAuth, configuredAt, sipProfile, uds, other, trust, calls);
    }

    /** The same with another way of signing. */
    public UcmSettings withTrust(TrustPolicy other) {
        return new UcmSettings(sessions, search, ldapAuth, configuredAt, sipProfile, uds, installed, other, calls);
    }

    /** The same with other registrations and calls. */
    public UcmSettings withCalls(CallSettings other) {
        return new UcmSettings(sessions, search, ldapAuth, configuredAt, sipProfile, uds, installed, trust, other);
    }
}
