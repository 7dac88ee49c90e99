package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Limits and lists of UDS; times are lab time.
 *
 * @param uriCaseSensitive  "URI lookup policy": whether {@code uri} compares with case
 * @param digitsToMatch     "Number of Digits to Match", 3 to 256
 * @param clientSeatsMax    clients one node serves at a time, those counted twice that search its directory
 * @param retryAfter        what a node says to those it has no seat for
 * @param remoteLookupLimit longest time another cluster is waited for
 * @param locales           installed user locales, the default first
 * @param phoneServices     what users may subscribe to
 * @param groups            of the directory
 * @param shown             values of user policies that differ from the usual ones, by name
 * @param corsOrigins origins whose pages may ask UDS, as browsers write them: {@code https://portal.example.com}
 */
public record UdsPolicy(
        boolean uriCaseSensitive,
        int digitsToMatch,
        int clientSeatsMax,
        Duration retryAfter,
        Duration remoteLookupLimit,
        List<Choice> locales,
        List<PhoneService> phoneServices,
        List<UserGroup> groups,
        Map<String, String> shown,
        List<String> corsOrigins) {

    /** A value to choose and what people call it. */
    public record Choice(String value, String name) {}

    public UdsPolicy {
        locales = List.copyOf(locales);
        phoneServices = List.copyOf(phoneServices);
        groups = List.copyOf(groups);
        shown = Map.copyOf(shown);
        corsOrigins = List.copyOf(corsOrigins);
        if (digitsToMatch < 3 || digitsToMatch > 256 || clientSeatsMax < 1 || locales.isEmpty()) {
            throw new IllegalArgumentException("3 to 256 digits to match, a seat and a locale at least");
        }
    }

    /** What the lab takes where nothing else is said. */
    public static UdsPolicy usual() {
        return new UdsPolicy(
                false,
                4,
                // The planning guides count 10 000 clients a node with an LDAP directory, and 5 000 with UDS.
                10_000,
                // ASSUMED(PROD): the header is documented, its value is not.
                Duration.ofSeconds(30),
                // ASSUMED(no public source): how long a cluster waits for another.
                Duration.ofSeconds(5),
                // ASSUMED(S001): 1 is the default locale of the trace; that the next numbers are these is a guess.
                List.of(
                        new Choice("1", "English, United States"),
                        new Choice("2", "French, France"),
                        new Choice("3", "German, Germany")),
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    /** The same for that many clients. */
    public UdsPolicy withClientSeats(int max, Duration busyFor) {
        return new UdsPolicy(
                uriCaseSensitive,
                digitsToMatch,
                max,
                busyFor,
                remoteLookupLimit,
                locales,
                phoneServices,
                groups,
                shown,
                corsOrigins);
    }

    /** The same, comparing that many digits. */
    public UdsPolicy withDigitsToMatch(int digits) {
        return new UdsPolicy(
                uriCaseSensitive,
                digits,
                clientSeatsMax,
                retryAfter,
                remoteLookupLimit,
                locales,
                phoneServices,
                groups,
                shown,
                corsOrigins);
    }

    /** The same with another policy for URIs. */
    public UdsPolicy withUriCase(boolean sensitive) {
        return new UdsPolicy(
                sensitive,
                digitsToMatch,
                clientSeatsMax,
                retryAfter,
                remoteLookupLimit,
                locales,
                phoneServices,
                groups,
                shown,
                corsOrigins);
    }

    /** The same, waiting that long for other clusters. */
    public UdsPolicy withRemoteLookupLimit(Duration limit) {
        return new UdsPolicy(
                uriCaseSensitive,
                digitsToMatch,
                clientSeatsMax,
                retryAfter,
                limit,
                locales,
                phoneServices,
                groups,
                shown,
                corsOrigins);
    }

    /** The same with those services. */
    public UdsPolicy withPhoneServices(List<PhoneService> services) {
        return new UdsPolicy(
                uriCaseSensitive,
                digitsToMatch,
                clientSeatsMax,
                retryAfter,
                remoteLookupLimit,
                locales,
                services,
                groups,
                shown,
                corsOrigins);
    }

    /** The same with those groups. */
    public UdsPolicy withGroups(List<UserGroup> others) {
        return new UdsPolicy(
                uriCaseSensitive,
                digitsToMatch,
                clientSeatsMax,
                retryAfter,
                remoteLookupLimit,
                locales,
                phoneServices,
                others,
                shown,
                corsOrigins);
    }

    /** The same, showing those values of user policies. */
    public UdsPolicy withShown(Map<String, String> values) {
        return new UdsPolicy(
                uriCaseSensitive,
                digitsToMatch,
                clientSeatsMax,
                retryAfter,
                remoteLookupLimit,
                locales,
                phoneServices,
                groups,
                values,
                corsOrigins);
    }

    /** The same for pages of those origins. */
    public UdsPolicy withCorsOrigins(List<String> origins) {
        return new UdsPolicy(
                uriCaseSensitive,
                digitsToMatch,
                clientSeatsMax,
                retryAfter,
                remoteLookupLimit,
                locales,
                phoneServices,
                groups,
                shown,
                origins);
    }
}
