package org.uclab.lab.wire;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The links of a lab by the socket address they really listen on, and the holds on what its addresses dial. */
final class Links {

    private final AddressPlan plan;
    private final Cuts cuts;
    private final Map<Endpoint, Link> tcp = new ConcurrentHashMap<>();
    private final Map<Endpoint, Link> udp = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();

    Links(AddressPlan plan, Cuts cuts) {
        this.plan = plan;
        this.cuts = cuts;
    }

    AddressPlan plan() {
        return plan;
    }

    Cuts cuts() {
        return cuts;
    }

    /** False when there is one of that published endpoint already. */
    boolean add(Link link) {
        return all(link.port().transport()).putIfAbsent(link.port().published(), link) == null;
    }

    void remove(Link link) {
        all(link.port().transport()).remove(link.port().published(), link);
    }

    private Map<Endpoint, Link> all(Transport transport) {
        return transport == Transport.TCP ? tcp : udp;
    }

    /** The link whose published TCP endpoint is listened for at that address, or null. */
    Link tcp(InetSocketAddress actual) {
        return tcp.get(plan.published(Transport.TCP, endpoint(actual)));
    }

    Link udp(InetSocketAddress actual) {
        return udp.get(plan.published(Transport.UDP, endpoint(actual)));
    }

    Link tcp(Endpoint published) {
        return tcp.get(published);
    }

    Collection<Link> allTcp() {
        return tcp.values();
    }

    /** The hold on what that published address dials. */
    Hold hold(String address) {
        return holds.computeIfAbsent(address, first -> new Hold());
    }

    static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
    }
}
