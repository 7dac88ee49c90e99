package org.uclab.sim.expressway.sip;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.uclab.protocol.sip.Flow;
import org.uclab.sim.expressway.traversal.TraversalDecisions;

/** E's traversal zone: the C nodes that have opened a connection to it and asked whether it is there. */
final class ZoneLinks {

    static final String SERVICE = "traversal-sip";

    /** A C and the way to it. */
    record Link(String host, Flow flow) {}

    private final ProxyDesk desk;
    /** By their names, as they dial in no order. */
    private final Map<String, Link> live = new TreeMap<>();

    private int turn;

    ZoneLinks(ProxyDesk desk) {
        this.desk = desk;
    }

    /** That C has asked whether E is there. */
    void heard(String host, Flow flow) {
        Link before = live.put(host, new Link(host, flow));
        if (before != null && before.flow().connection() == flow.connection()) {
            return;
        }
        if (before != null) {
            desk.end(Leg.TRAVERSAL, before.flow()); // a C that dials again has lost its old link
        }
        desk.decided(
                TraversalDecisions.link(SERVICE, host),
                TraversalDecisions.LINKED.of(),
                TraversalDecisions.DIALLED_FROM.of(flow.host() + ":" + flow.port()));
    }

    void gone(Flow flow) {
        Optional<Link> lost = of(flow);
        lost.ifPresent(link -> {
            live.remove(link.host());
            desk.decided(
                    TraversalDecisions.link(SERVICE, link.host()),
                    TraversalDecisions.NOT_LINKED.of(),
                    TraversalDecisions.CLOSED.of("the connection is gone"));
        });
    }

    /** The link that has that connection. */
    Optional<Link> of(Flow flow) {
        return live.values().stream()
                .filter(link -> link.flow().connection() == flow.connection())
                .findFirst();
    }

    Optional<Link> to(String host) {
        return Optional.ofNullable(live.get(host));
    }

    /** One of them, each in turn; none where no C is linked. */
    Optional<Link> next() {
        if (live.isEmpty()) {
            return Optional.empty();
        }
        turn = (turn + 1) % live.size();
        return live.values().stream().skip(turn).findFirst();
    }
}
