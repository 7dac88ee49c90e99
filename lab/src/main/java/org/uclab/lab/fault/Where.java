package org.uclab.lab.fault;

import java.util.Map;

/**
 * Which questions a fault is for.
 *
 * @param host    full host name
 * @param service short protocol noun of the port
 * @param only    attribute values the occasion must have; empty for all. The key {@code peer} means the peer's address
 */
public record Where(String host, String service, Map<String, String> only) {

    public static Where port(String host, String service) {
        return new Where(host, service, Map.of());
    }

    /** The same, for occasions with that attribute only. */
    public Where only(String attribute, String value) {
        var more = new java.util.HashMap<>(only);
        more.put(attribute, value);
        return new Where(host, service, Map.copyOf(more));
    }

    boolean fits(Occasion occasion) {
        for (Map.Entry<String, String> wanted : only.entrySet()) {
            String has = wanted.getKey().equals("peer")
                    ? occasion.peer().replaceFirst(":[0-9]+$", "")
                    : occasion.attributes().get(wanted.getKey());
            if (!wanted.getValue().equals(has)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return service + " of " + host + (only.isEmpty() ? "" : " for " + only);
    }
}
