package org.uclab.client;

import java.time.Duration;
import org.uclab.client.config.ConfigSettings;
import org.uclab.client.contacts.ContactSettings;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.client.discovery.Release;
import org.uclab.client.dns.ResolverSettings;

/**
 * How the client behaves where that may differ. All times are lab time.
 *
 * @param release            the release played
 * @param dns                how the name server is asked, and what is kept of its answers
 * @param discovery          which domain is asked, and how long what was found counts
 * @param casLimit           wait for the Webex look-up
 * @param httpLimit          wait for one answer over HTTP
 * @param xmppLimit          wait for a presence connection, and for each answer on it
 * @param recentlyFailedHold how long an edge server that failed is skipped
 * @param signInLimit        wait for everything together
 * @param seed               of the draw among servers of one priority
 * @param resource           XMPP resource; empty to let the server choose
 * @param userAgent          what HTTP servers are told
 * @param contacts           how people are looked up
 * @param configuration      what the client brings to its configuration
 * @param connection         how the client comes to its servers
 */
public record ClientSettings(
        Release release,
        ResolverSettings dns,
        DiscoverySettings discovery,
        Duration casLimit,
        Duration httpLimit,
        Duration xmppLimit,
        Duration recentlyFailedHold,
        Duration signInLimit,
        long seed,
        String resource,
        String userAgent,
        ContactSettings contacts,
        ConfigSettings configuration,
        ConnectionSettings connection) {

    /** The settings of a client nobody has touched. */
    public static ClientSettings defaults() {
        return new ClientSettings(
                Release.R12,
                ResolverSettings.desktop(),
                DiscoverySettings.defaults(),
                // ASSUMED(choice): nor how long it waits for Webex.
                Duration.ofSeconds(5),
                // ASSUMED(expressway.md §1.2): the time-outs of the HTTP client are not public; 10 s to connect is
                // usual.
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                // ASSUMED(expressway.md §9): how long a server stays on the recently failed list is not public.
                Duration.ofSeconds(60),
                Duration.ofSeconds(180),
                1,
                "",
                "Jabber-Win-879",
                ContactSettings.windows(),
                ConfigSettings.defaults(),
                ConnectionSettings.automatic());
    }

    public ClientSettings withRelease(Release other) {
        return new ClientSettings(
                other,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    /** The same with other limits for HTTP answers and the Webex look-up. */
    public ClientSettings withHttpLimits(Duration http, Duration cas) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                cas,
                http,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withDns(ResolverSettings other) {
        return new ClientSettings(
                release,
                other,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withDiscovery(DiscoverySettings other) {
        return new ClientSettings(
                release,
                dns,
                other,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withXmppLimit(Duration limit) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                limit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withRecentlyFailedHold(Duration hold) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                hold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withSignInLimit(Duration limit) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                limit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withSeed(long other) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                other,
                resource,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withResource(String other) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                other,
                userAgent,
                contacts,
                configuration,
                connection);
    }

    public ClientSettings withContacts(ContactSettings other) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                other,
                configuration,
                connection);
    }

    public ClientSettings withConfiguration(ConfigSettings other) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                other,
                connection);
    }

    public ClientSettings withConnection(ConnectionSettings other) {
        return new ClientSettings(
                release,
                dns,
                discovery,
                casLimit,
                httpLimit,
                xmppLimit,
                recentlyFailedHold,
                signInLimit,
                seed,
                resource,
                userAgent,
                contacts,
                configuration,
                other);
    }
}
