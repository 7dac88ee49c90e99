package org.uclab.client.sources;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Domain names as people write them. */
public final class DomainName {

    /** Longest name, in characters (RFC 1035 §2.3.4). */
    public static final int DOMAIN_MAX = 253;

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private DomainName() {}

    /**
     * The name as name servers have it: lower case, without the final dot, its letters beyond ASCII encoded (RFC 5890 §2.3.2.1).
     * Empty for what is no name of two labels or more.
     */
    public static Optional<String> read(String written) {
        String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        if (name.length() > DOMAIN_MAX) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii)
                    .filter(found ->
                            found.length() <= DOMAIN_MAX && NAME.matcher(found).matches());
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
