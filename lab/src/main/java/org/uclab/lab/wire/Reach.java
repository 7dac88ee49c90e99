package org.uclab.lab.wire;

/** Who may send packets to whom: the firewall between the zones of a world. Nobody is told of a dropped packet. */
@FunctionalInterface
public interface Reach {

    /**
     * @param from address of the caller; addresses that are not the lab's own are a user's tools
     * @param to   published address of the port
     */
    boolean allows(String from, String to);

    /** Everybody reaches everything. */
    static Reach everywhere() {
        return (from, to) -> true;
    }
}
