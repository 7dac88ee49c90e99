package org.uclab.lab.wire;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The links of a lab by the socket address they really listen on. */
final class Links {

    private final AddressPlan plan;
    private final Map<Endpoint, Link> tcp = new ConcurrentHashMap<>();
    private final Map<Endpoint, Link> udp = new ConcurrentHashMap<>();

    Links(AddressPlan plan) {
        this.plan = plan;
    }

    AddressPlan plan() {
        return plan;
    }

    void add(Link link) {
        (link.port().transport() == Transport.TCP ? tcp : udp).put(link.port().published(), link);
    }

    void remove(Link link) {
        (link.port().transport() == Transport.TCP ? tcp : udp)
                .remove(link.port().published(), link);
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

    static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
    }
}
