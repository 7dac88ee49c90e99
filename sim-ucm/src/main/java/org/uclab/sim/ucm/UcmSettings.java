package org.uclab.sim.ucm;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits and switches of a cluster; times are lab time.
 *
 * @param sessionLife       idle time after which the cookies of a UDS session are worth nothing
 * @param sessionsMax       sessions one node keeps; one more ends the one idle for longest
 * @param userSearchMax     "User Search Limit": most users in one answer, 1 to 500
 * @param allUserSearch     "Enable All User Search": whether {@code users} without a filter lists everybody
 * @param usersResourceAuth whether {@code users} wants credentials (11.5 and later)
 * @param ldapAuth          whether passwords are the directory's
 * @param configuredAt      when the configuration was made; version stamps of device files begin with it
 * @param sipProfile        what device files tell phones
 * @param uds               limits and lists of UDS
 * @param installed         options packages and switches that decide what is there at all
 */
public record UcmSettings(
        Duration sessionLife,
        int sessionsMax,
        int userSearchMax,
        boolean allUserSearch,
        boolean usersResourceAuth,
        boolean ldapAuth,
        Instant configuredAt,
        SipProfile sipProfile,
        UdsPolicy uds,
        Installed installed) {

    public UcmSettings {
        if (sessionLife.isNegative() || sessionLife.isZero() || sessionsMax < 1) {
            throw new IllegalArgumentException("sessions live for a time above zero, and there is room for one");
        }
        if (userSearchMax < 1 || userSearchMax > 500) {
            throw new IllegalArgumentException("the user search limit is not between 1 and 500: " + userSearchMax);
        }
    }

    /** What the lab takes where nothing else is said. */
    public static UcmSettings usual() {
        return new UcmSettings(
                // ASSUMED(no public source): the session time-out that a servlet container has unless configured.
                Duration.ofMinutes(30),
                10_000,
                64,
                true,
                false,
                true,
                // The time in the version stamp of the service profile in the trace.
                Instant.ofEpochSecond(1_408_549_266L),
                SipProfile.usual(),
                UdsPolicy.usual(),
                Installed.usual());
    }

    /** The same with sessions of another life and number. */
    public UcmSettings withSessions(Duration life, int max) {
        return new UcmSettings(
                life,
                max,
                userSearchMax,
                allUserSearch,
                usersResourceAuth,
                ldapAuth,
                configuredAt,
                sipProfile,
                uds,
                installed);
    }

    /** The same with another search limit. */
    public UcmSettings withUserSearch(int max, boolean everybody) {
        return new UcmSettings(
                sessionLife,
                sessionsMax,
                max,
                everybody,
                usersResourceAuth,
                ldapAuth,
                configuredAt,
                sipProfile,
                uds,
                installed);
    }

    /** The same with or without credentials wanted for {@code users}. */
    public UcmSettings withUsersResourceAuth(boolean wanted) {
        return new UcmSettings(
                sessionLife,
                sessionsMax,
                userSearchMax,
                allUserSearch,
                wanted,
                ldapAuth,
                configuredAt,
                sipProfile,
                uds,
                installed);
    }

    /** The same with passwords of the directory or of its own. */
    public UcmSettings withLdapAuth(boolean ldap) {
        return new UcmSettings(
                sessionLife,
                sessionsMax,
                userSearchMax,
                allUserSearch,
                usersResourceAuth,
                ldap,
                configuredAt,
                sipProfile,
                uds,
                installed);
    }

    /** The same with another SIP profile. */
    public UcmSettings withSipProfile(SipProfile other) {
        return new UcmSettings(
                sessionLife,
                sessionsMax,
                userSearchMax,
                allUserSearch,
                usersResourceAuth,
                ldapAuth,
                configuredAt,
                other,
                uds,
                installed);
    }

    /** The same with other limits and lists of UDS. */
    public UcmSettings withUds(UdsPolicy other) {
        return new UcmSettings(
                sessionLife,
                sessionsMax,
                userSearchMax,
                allUserSearch,
                usersResourceAuth,
                ldapAuth,
                configuredAt,
                sipProfile,
                other,
                installed);
    }

    /** The same with other packages and switches. */
    public UcmSettings with(Installed other) {
        return new UcmSettings(
                sessionLife,
                sessionsMax,
                userSearchMax,
                allUserSearch,
                usersResourceAuth,
                ldapAuth,
                configuredAt,
                sipProfile,
                uds,
                other);
    }
}
