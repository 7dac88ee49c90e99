package org.uclab.client;

import java.time.Duration;
import java.util.OptionalLong;
import org.uclab.client.config.ConfigSettings;
import org.uclab.client.contacts.ContactSettings;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.client.discovery.Release;
import org.uclab.client.dns.ResolverSettings;
import org.uclab.client.phone.PhoneSettings;
import org.uclab.client.presence.PresenceRules;

/**
 * How the client behaves where that may differ. All times are lab time.
 *
 * @param release       the release played
 * @param dns           how the name server is asked, and what is kept of its answers
 * @param discovery     which domain is asked, and how long what was found counts
 * @param limits        how long it waits
 * @param identity      what tells it from other clients
 * @param contacts      how people are looked up
 * @param configuration what the client brings to its configuration
 * @param connection    how the client comes to its servers
 * @param presence      how it stays there
 * @param phone         how it is a phone
 */
public record ClientSettings(
        Release release,
        ResolverSettings dns,
        DiscoverySettings discovery,
        TimeLimits limits,
        Identity identity,
        ContactSettings contacts,
        ConfigSettings configuration,
        ConnectionSettings connection,
        PresenceRules presence,
        PhoneSettings phone) {

    /** The settings of a client nobody has touched. */
    public static ClientSettings defaults() {
        return new ClientSettings(
                Release.R12,
                ResolverSettings.desktop(),
                DiscoverySettings.defaults(),
                TimeLimits.usual(),
                Identity.usual(),
                ContactSettings.windows(),
                ConfigSettings.defaults(),
                ConnectionSettings.automatic(),
                PresenceRules.usual(),
                PhoneSettings.usual());
    }

    public ClientSettings withRelease(Release other) {
        return new ClientSettings(
                other, dns, discovery, limits, identity, contacts, configuration, connection, presence, phone);
    }

    public ClientSettings withDns(ResolverSettings other) {
        return new ClientSettings(
                release, other, discovery, limits, identity, contacts, configuration, connection, presence, phone);
    }

    public ClientSettings withDiscovery(DiscoverySettings other) {
        return new ClientSettings(
                release, dns, other, limits, identity, contacts, configuration, connection, presence, phone);
    }

    private ClientSettings with(TimeLimits other) {
        return new ClientSettings(
                release, dns, discovery, other, identity, contacts, configuration, connection, presence, phone);
    }

    /** The same with other limits for HTTP answers and the Webex look-up. */
    public ClientSettings withHttpLimits(Duration http, Duration cas) {
        return with(limits.withHttp(http, cas));
    }

    public ClientSettings withXmppLimit(Duration limit) {
        return with(limits.withXmpp(limit));
    }

    public ClientSettings withRecentlyFailedHold(Duration hold) {
        return with(limits.withRecentlyFailedHold(hold));
    }

    public ClientSettings withSignInLimit(Duration limit) {
        return with(limits.withSignIn(limit));
    }

    private ClientSettings with(Identity other) {
        return new ClientSettings(
                release, dns, discovery, limits, other, contacts, configuration, connection, presence, phone);
    }

    public ClientSettings withSeed(long other) {
        return with(new Identity(OptionalLong.of(other), identity.resource(), identity.userAgent()));
    }

    public ClientSettings withResource(String other) {
        return with(new Identity(identity.seed(), other, identity.userAgent()));
    }

    public ClientSettings withContacts(ContactSettings other) {
        return new ClientSettings(
                release, dns, discovery, limits, identity, other, configuration, connection, presence, phone);
    }

    public ClientSettings withConfiguration(ConfigSettings other) {
        return new ClientSettings(
                release, dns, discovery, limits, identity, contacts, other, connection, presence, phone);
    }

    public ClientSettings withConnection(ConnectionSettings other) {
        return new ClientSettings(
                release, dns, discovery, limits, identity, contacts, configuration, other, presence, phone);
    }

    public ClientSettings withPresence(PresenceRules other) {
        return new ClientSettings(
                release, dns, discovery, limits, identity, contacts, configuration, connection, other, phone);
    }

    public ClientSettings withPhone(PhoneSettings other) {
        return new ClientSettings(
                release, dns, discovery, limits, identity, contacts, configuration, connection, presence, other);
    }
}
