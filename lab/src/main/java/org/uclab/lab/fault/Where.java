package org.uclab.lab.fault;

/**
 * Where a fault lies in wait.
 *
 * @param host    full or short host name
 * @param service short protocol noun of the port; empty for the host as a whole
 */
public record Where(String host, String service) {

    private static final String OF = " of ";

    public static Where port(String host, String service) {
        return new Where(host, service);
    }

    /** The host as a whole. */
    public static Where host(String host) {
        return new Where(host, "");
    }

    /**
     * As users write it: {@code SERVICE of HOST}, or {@code HOST}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Where parse(String text) {
        String[] words = text.strip().split("\\s+of\\s+", 2);
        String host = words[words.length - 1];
        if (host.isEmpty() || host.contains(" ") || words[0].isEmpty() || words[0].contains(" ")) {
            throw new IllegalArgumentException("'" + text + "' is no place; write SERVICE of HOST, or HOST");
        }
        return words.length == 1 ? host(host) : port(host, words[0]);
    }

    /** Whether it is a host as a whole. */
    public boolean isHost() {
        return service.isEmpty();
    }

    @Override
    public String toString() {
        return isHost() ? host : service + OF + host;
    }
}
