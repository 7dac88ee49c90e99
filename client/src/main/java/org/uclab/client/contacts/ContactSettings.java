package org.uclab.client.contacts;

import java.time.Duration;

/**
 * How contacts are looked up where that may differ.
 *
 * @param byDefault     the source of the platform
 * @param limit         lab time that one look-up may take
 * @param hitsMax       most contacts shown for one search
 * @param digitsToMatch last digits that must agree for a number to be a person's
 * @param userDnsDomain what {@code USERDNSDOMAIN} says on the workstation; empty for the domain that the network gave
 */
public record ContactSettings(
        ContactSourceType byDefault, Duration limit, int hitsMax, int digitsToMatch, String userDnsDomain) {

    public ContactSettings {
        if (hitsMax < 1 || digitsToMatch < 1) {
            throw new IllegalArgumentException("a search shows one contact at least, and a number has a digit");
        }
    }

    /** Those of a client on Windows. */
    public static ContactSettings windows() {
        return new ContactSettings(
                // S4, "Enhanced Directory Integration": the default on premises.
                ContactSourceType.EDI,
                // ASSUMED(choice): how long the client waits for a look-up is not public.
                Duration.ofSeconds(10),
                // ASSUMED(J4L): a working client asks for ten at a time; how many Jabber shows is not public.
                10,
                // "Number of Digits to Match", an enterprise parameter of Unified CM, is 4 unless changed.
                4,
                "");
    }

    /** Those of a client on another platform. */
    public static ContactSettings elsewhere() {
        return windows().withDefault(ContactSourceType.BDI);
    }

    public ContactSettings withDefault(ContactSourceType other) {
        return new ContactSettings(other, limit, hitsMax, digitsToMatch, userDnsDomain);
    }

    public ContactSettings withHits(int max) {
        return new ContactSettings(byDefault, limit, max, digitsToMatch, userDnsDomain);
    }

    public ContactSettings withUserDnsDomain(String domain) {
        return new ContactSettings(byDefault, limit, hitsMax, digitsToMatch, domain);
    }
}
