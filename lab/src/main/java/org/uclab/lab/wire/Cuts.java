package org.uclab.lab.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may send packets to whom, and which networks are cut off from the others for now. What is not of the lab is in no
 * network, and is cut off from nothing. Safe for any thread.
 */
final class Cuts implements Reach {

    private final Reach reach;
    private final Map<String, Set<String>> hosts = new HashMap<>();
    private volatile String[] networks = {};

    Cuts(Reach reach) {
        this.reach = reach;
    }

    @Override
    public boolean allows(String from, String to) {
        return reach.allows(from, to) && !separate(from, to);
    }

    /** Whether a cut is between them. */
    boolean separate(String one, String other) {
        for (String network : networks) {
            if (one.startsWith(network) != other.startsWith(network) && ofOneLab(network, one, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofOneLab(String network, String one, String other) {
        String lab = network.substring(0, network.lastIndexOf('.', network.length() - 2) + 1);
        return one.startsWith(lab) && other.startsWith(lab);
    }

    /**
     * Cuts the network of that address off from all others, or not any more. It is cut off as long as any host of it says so.
     *
     * @return whether something is other than before
     */
    synchronized boolean set(String address, String host, boolean cut) {
        String network = address.substring(0, address.lastIndexOf('.') + 1);
        Set<String> by = hosts.computeIfAbsent(network, first -> new HashSet<>());
        boolean before = !by.isEmpty();
        if (cut) {
            by.add(host);
        } else {
            by.remove(host);
        }
        boolean changed = before == by.isEmpty();
        if (by.isEmpty()) {
            hosts.remove(network);
        }
        networks = hosts.keySet().toArray(String[]::new);
        return changed;
    }
}
