package org.uclab.client.dns;

import java.util.regex.Pattern;

/**
 * A host as it was named, made full where it is short.
 *
 * @param full the name to ask for; empty where there is none
 */
public record HostName(Kind kind, String full) {

    /** What the text is. */
    public enum Kind {
        ADDRESS,
        FULL,
        /** One label, and the lease gave no search domain to append. */
        SHORT_WITHOUT_DOMAIN,
        NONE
    }

    /** Longest name, in characters (RFC 1035 §2.3.4). */
    public static final int NAME_MAX = 253;

    private static final Pattern ADDRESS =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");

    /**
     * Reads a host.
     *
     * @param searchDomain what a short name is completed with; empty when there is none
     */
    public static HostName of(String host, String searchDomain) {
        if (isAddress(host)) {
            return new HostName(Kind.ADDRESS, host);
        }
        if (host.length() > NAME_MAX || !NAME.matcher(host).matches()) {
            return new HostName(Kind.NONE, "");
        }
        if (host.indexOf('.') >= 0) {
            return new HostName(Kind.FULL, host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        }
        return searchDomain.isEmpty()
                ? new HostName(Kind.SHORT_WITHOUT_DOMAIN, "")
                : new HostName(Kind.FULL, host + "." + searchDomain);
    }

    /** Whether the text is an IPv4 address. */
    public static boolean isAddress(String host) {
        return host.length() <= 15 && ADDRESS.matcher(host).matches();
    }

    /** Whether two names, each short or full, can name the same host. */
    public static boolean sameHost(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        boolean oneShort = one.indexOf('.') < 0;
        boolean otherShort = other.indexOf('.') < 0;
        return oneShort != otherShort && firstLabel(one).equalsIgnoreCase(firstLabel(other));
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
