package org.uclab.lab.ladder;

import java.util.List;
import java.util.Map;

/**
 * How the columns of a ladder are named and ordered.
 *
 * @param order hosts from left to right; those that take part and are not named here follow in order of appearance
 * @param hosts host name by address; an address that is not in it stands for itself
 */
public record Columns(List<String> order, Map<String, String> hosts) {

    public Columns {
        order = List.copyOf(order);
        hosts = Map.copyOf(hosts);
    }

    /** The host behind {@code address:port}. */
    String host(String peer) {
        int colon = peer.lastIndexOf(':');
        String address = colon < 0 ? peer : peer.substring(0, colon);
        return hosts.getOrDefault(address, address);
    }
}
