package org.uclab.sim.webex;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Traits;

/** What a world says of the Webex Messenger cloud. */
final class WebexSection {

    private final Optional<Cloud> cloud;
    private final Traits<Optional<Subscriber>> people;

    /**
     * @param people who has an account in the cloud
     */
    WebexSection(Optional<Cloud> cloud, Traits<Optional<Subscriber>> people) {
        this.cloud = cloud;
        this.people = people;
    }

    Optional<Cloud> cloud() {
        return cloud;
    }

    Traits<Optional<Subscriber>> people() {
        return people;
    }

    /**
     * The cloud.
     *
     * @param host          of its look-up and its log-in
     * @param messenger     of its XMPP; empty where nobody can sign in
     * @param organisations its customers, each domain once
     * @param words         the element names of its answers
     * @param lives         how long what it gives out is good for
     */
    record Cloud(
            String host,
            Optional<String> messenger,
            List<Organisation> organisations,
            CasWords words,
            Lives lives,
            int line) {

        Cloud {
            organisations = List.copyOf(organisations);
        }

        /** A cloud that is nowhere in a world, with the usual words. */
        static Cloud of(List<Organisation> organisations) {
            return new Cloud("", Optional.empty(), organisations, CasWords.usual(), Lives.usual(), 1);
        }
    }

    /**
     * How long what the cloud gives out is good for, lab time.
     *
     * @param token      from its issue
     * @param credential from its last use
     */
    record Lives(Duration token, Duration credential) {

        /** ASSUMED(choice): neither is public; a known script of others renews its credential by itself. */
        static Lives usual() {
            return new Lives(Duration.ofHours(24), Duration.ofHours(1));
        }
    }

    /**
     * A customer.
     *
     * @param domain        services domain, without regard to case
     * @param sso           whether its users sign in by single sign-on
     * @param policies      of its users
     * @param configuration parameters of the jabber-config.xml that its administrator has brought to the cloud
     * @param ucServices    the servers of call control that its administrator has named
     */
    record Organisation(
            String domain, boolean sso, Policies policies, Map<String, String> configuration, UcServices ucServices) {

        Organisation {
            configuration = Map.copyOf(configuration);
        }

        /** One of which nothing else is said. */
        static Organisation plain(String domain, boolean sso) {
            return new Organisation(domain, sso, Policies.usual(), Map.of(), UcServices.none());
        }
    }

    /**
     * What users of an organisation may and must do (S4, "Client-to-Client Encryption", "Instant Message Logging").
     *
     * @param supportAes        "Support AES Encoding For IM"
     * @param supportNoEncoding "Support No Encoding For IM"
     * @param logging           whether the service keeps what they write
     */
    record Policies(boolean supportAes, boolean supportNoEncoding, boolean logging) {

        static Policies usual() {
            return new Policies(false, true, false);
        }
    }

    /** Servers of call control, by host name, in the order to try them. */
    record UcServices(List<String> tftp, List<String> ccmcip) {

        UcServices {
            tftp = List.copyOf(tftp);
            ccmcip = List.copyOf(ccmcip);
        }

        static UcServices none() {
            return new UcServices(List.of(), List.of());
        }
    }

    /**
     * Somebody with an account in the cloud.
     *
     * @param password for the cloud; empty where it is the user's own
     * @param contacts users whose presence the user sees
     */
    record Subscriber(Optional<String> password, List<String> contacts, int line) {

        Subscriber {
            contacts = List.copyOf(contacts);
        }
    }
}
