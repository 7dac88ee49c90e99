package org.uclab.features.steps;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.features.Unplayable;
import org.uclab.features.venue.Playbill;

/**
 * Words of steps in which {@code {host}} stands for the address of a host, {@code {host in hex}} for its eight hexadecimal
 * digits, and {@code {client of USER}} for the address from which the user's client speaks.
 */
final class Braces {

    /** A name in braces, whatever it is spelt like; numbers in braces and classes of characters are a pattern's. */
    private static final Pattern PLACE =
            Pattern.compile("(?<!\\\\[pPxN])\\{(?:client of ([A-Za-z][^{}\\s]*)|([A-Za-z][^{}\\s]*)( in hex)?)\\}");

    private final Playbill names;
    private final UnaryOperator<String> clients;

    /** @param clients the address of a user's client */
    Braces(Playbill names, UnaryOperator<String> clients) {
        this.names = names;
        this.clients = clients;
    }

    /** The text with the addresses in it. */
    String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(address(place)));
    }

    /** The same for a pattern, in which an address means itself. */
    Pattern pattern(String text) {
        return Unplayable.unlessWrong(() -> Pattern.compile(
                PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(Pattern.quote(address(place))))));
    }

    private String address(MatchResult place) {
        if (place.group(1) != null) {
            return clients.apply(place.group(1));
        }
        String address = names.host(place.group(2)).address();
        return place.group(3) == null ? address : inHex(address);
    }

    private static String inHex(String address) {
        return Stream.of(address.split("\\."))
                .map(octet -> String.format(Locale.ROOT, "%02X", Integer.parseInt(octet)))
                .collect(Collectors.joining());
    }
}
