package org.uclab.client.discovery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.client.sources.DomainName;

/** What a user typed as his address, read. */
public sealed interface TypedAddress {

    /** Longest address taken, in characters (RFC 5321 §4.5.3.1.3). */
    int ADDRESS_MAX = 254;

    /** The members, for switches without a default. */
    enum Kind {
        WELL_FORMED,
        WITHOUT_DOMAIN,
        MALFORMED
    }

    Kind kind();

    /**
     * An address.
     *
     * @param user           the part before the {@code @}: the user id at the servers
     * @param servicesDomain the part behind it, in lower case
     */
    record WellFormed(String user, String servicesDomain) implements TypedAddress {
        @Override
        public Kind kind() {
            return Kind.WELL_FORMED;
        }
    }

    /** What leads nowhere by itself. */
    interface Unusable {

        /** Why. */
        String reason();
    }

    /** A user alone: enough where the services domain is known from elsewhere. */
    record WithoutDomain(String user, String reason) implements TypedAddress, Unusable {
        @Override
        public Kind kind() {
            return Kind.WITHOUT_DOMAIN;
        }
    }

    /** No address, and why. */
    record Malformed(String reason) implements TypedAddress, Unusable {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }
    }

    /** Reads what was typed. */
    static TypedAddress read(String typed) {
        String address = typed.strip();
        int at = address.lastIndexOf('@');
        if (address.isEmpty()) {
            return new Malformed("no address was typed");
        }
        if (address.length() > ADDRESS_MAX) {
            return new Malformed("the address has more than " + ADDRESS_MAX + " characters");
        }
        if (at < 0) {
            String unknown = "'" + address + "' has no @: the services domain is not known";
            return Shapes.USER.matcher(address).matches()
                    ? new WithoutDomain(address, unknown)
                    : new Malformed(unknown);
        }
        String user = address.substring(0, at);
        String written = address.substring(at + 1);
        Optional<String> domain = DomainName.read(written);
        if (!Shapes.USER.matcher(user).matches()) {
            return new Malformed("'" + address + "' has no usable user part before the @");
        }
        if (domain.isEmpty()) {
            return new Malformed("'" + written.toLowerCase(Locale.ROOT) + "' is no domain name");
        }
        return new WellFormed(user, domain.get());
    }

    /** What the two parts look like. */
    final class Shapes {

        // A user id with "/" is not supported by UDS, and "@" would be a second address.
        private static final Pattern USER = Pattern.compile("[^\\s@/\\p{Cntrl}\"<>]{1,128}");

        private Shapes() {}
    }
}
