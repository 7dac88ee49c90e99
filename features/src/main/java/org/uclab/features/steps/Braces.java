package org.uclab.features.steps;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.features.Unplayable;

/** Words of steps in which {@code {host}} stands for the address of a host. */
final class Braces {

    /** A name in braces, whatever it is spelt like; numbers in braces and classes of characters are a pattern's. */
    private static final Pattern HOST = Pattern.compile("(?<!\\\\[pPxN])\\{([A-Za-z][^{}\\s]*)\\}");

    private final Names names;

    Braces(Names names) {
        this.names = names;
    }

    /** The text with the addresses in it. */
    String filled(String text) {
        return HOST.matcher(text).replaceAll(host -> address(host.group(1)));
    }

    /** The same for a pattern, in which an address means itself. */
    Pattern pattern(String text) {
        return Unplayable.unlessWrong(() -> Pattern.compile(HOST.matcher(text)
                .replaceAll(host -> Matcher.quoteReplacement(Pattern.quote(address(host.group(1)))))));
    }

    private String address(String host) {
        return names.host(host).address();
    }
}
