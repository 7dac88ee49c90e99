package org.uclab.sim.expressway.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.traversal.TraversalDecisions;

/**
 * C's traversal zone: a connection to each E, which C opens and keeps by OPTIONS, and opens anew when it is lost. ASSUMED(choice):
 * E takes the certificate of C for its name; the product asks for a digest besides (T117811).
 */
final class EdgeLinks {

    /** Between two questions whether E is there. ASSUMED(choice): not public. */
    static final Duration KEEP_ALIVE = Duration.ofMinutes(1);

    private final class Link {
        private final ExpresswayConfig.Edge edge;
        private Optional<Flow> flow = Optional.empty();
        private Optional<Instant> due = Optional.empty();
        private long number;
        private boolean tried;
        private boolean lossTold;

        Link(ExpresswayConfig.Edge edge) {
            this.edge = edge;
        }

        void ask() {
            due = Optional.empty();
            String own = "sip:" + address;
            String to = "sip:" + edge.traversalSip() + ";transport=tls";
            number++;
            long mine = number;
            SipHeaders headers = SipHeaders.none()
                    .adding(HeaderName.FROM, "<" + own + ">;tag=" + desk.token())
                    .adding(HeaderName.TO, "<" + to + ">")
                    .adding(HeaderName.CALL_ID, desk.token() + "@" + address)
                    .adding(HeaderName.CSEQ, number + " " + SipRequest.OPTIONS)
                    .adding(HeaderName.MAX_FORWARDS, String.valueOf(Hop.HOPS_MAX))
                    .adding("User-Agent", ProxyDesk.PRODUCT);
            Flow way = flow.orElseGet(() -> Flow.to(
                    SipTransport.TLS,
                    edge.traversalSip().address(),
                    edge.traversalSip().port()));
            desk.ask(Leg.TRAVERSAL, SipRequest.of(SipRequest.OPTIONS, to).with(headers), way, new Asker() {
                @Override
                public void answered(SipResponse response, Flow from) {
                    if (mine != number) {
                        return; // its connection ended before, and another question is under way
                    }
                    if (response.success()) {
                        stands(from);
                    } else if (!response.provisional()) {
                        failed("it answered " + response.status());
                    }
                }

                @Override
                public void lost(Loss loss) {
                    if (mine != number) {
                        return;
                    }
                    flow.ifPresent(silent -> desk.end(Leg.TRAVERSAL, silent));
                    failed(loss == Loss.TIMED_OUT ? "it does not answer" : "it cannot be reached");
                }
            });
        }

        private void stands(Flow from) {
            boolean before = flow.filter(known -> known.connection() == from.connection())
                    .isPresent();
            flow = Optional.of(from);
            due = Optional.of(desk.now().plus(KEEP_ALIVE));
            lossTold = false;
            if (!before) {
                desk.decided(
                        TraversalDecisions.link(ZoneLinks.SERVICE, edge.host()),
                        TraversalDecisions.LINKED.of(),
                        TraversalDecisions.GREETED.of(edge.traversalSip()));
            }
            tried();
        }

        void failed(String why) {
            if (flow.isPresent() || !lossTold) {
                lossTold = true;
                desk.decided(
                        TraversalDecisions.link(ZoneLinks.SERVICE, edge.host()),
                        TraversalDecisions.NOT_LINKED.of(),
                        TraversalDecisions.DIALLING_AGAIN.of(why, redial.toSeconds()));
            }
            flow = Optional.empty();
            due = Optional.of(desk.now().plus(redial));
            tried();
        }

        /** Whether that connection is its own, or one that is to become it. */
        boolean has(Flow other) {
            return flow.map(known -> known.connection() == other.connection())
                    .orElseGet(() -> due.isEmpty()
                            && other.host().equals(edge.traversalSip().address())
                            && other.port() == edge.traversalSip().port());
        }

        private void tried() {
            if (!tried) {
                tried = true;
                if (links.values().stream().allMatch(link -> link.tried)) {
                    allTried.run();
                }
            }
        }
    }

    private final ProxyDesk desk;
    private final String address;
    private final Duration redial;
    private final Runnable allTried;
    private final Map<String, Link> links = new LinkedHashMap<>();

    /**
     * @param address  of this C
     * @param redial   between the loss of a connection and the next attempt, lab time
     * @param allTried run once, when each E has been tried
     */
    EdgeLinks(ProxyDesk desk, String address, List<ExpresswayConfig.Edge> edges, Duration redial, Runnable allTried) {
        this.desk = desk;
        this.address = address;
        this.redial = redial;
        this.allTried = allTried;
        edges.forEach(edge -> links.put(edge.host(), new Link(edge)));
    }

    /** Each E is to be asked from that time on. */
    void begin(Instant now) {
        links.values().forEach(link -> link.due = Optional.of(now));
    }

    Optional<Instant> wakeAt() {
        return links.values().stream().flatMap(link -> link.due.stream()).min(Instant::compareTo);
    }

    void wake() {
        links.values().stream()
                .filter(link -> link.due.filter(at -> !at.isAfter(desk.now())).isPresent())
                .forEach(Link::ask);
    }

    void gone(Flow flow) {
        links.values().stream()
                .filter(link -> link.has(flow))
                .toList()
                .forEach(link -> link.failed("the connection is gone"));
    }

    /** The E at the other end of that connection. */
    Optional<String> of(Flow flow) {
        return links.values().stream()
                .filter(link -> link.flow
                        .filter(known -> known.connection() == flow.connection())
                        .isPresent())
                .map(link -> link.edge.host())
                .findFirst();
    }

    /** The way to that E, as long as it stands. */
    Optional<Flow> to(String edge) {
        return Optional.ofNullable(links.get(edge)).flatMap(link -> link.flow);
    }
}
