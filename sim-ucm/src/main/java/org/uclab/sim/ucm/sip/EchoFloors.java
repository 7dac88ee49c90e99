package org.uclab.sim.ucm.sip;

import io.vertx.core.Future;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.bfcp.FloorTerms;
import org.uclab.shell.bfcp.FloorDesk;
import org.uclab.shell.bfcp.FloorPlan;
import org.uclab.sim.ucm.cluster.UcmServices;

/**
 * Who grants the floor to those who share their screen with the echo number. Between two phones a node only hands on what they
 * describe, and BFCP goes from the one to the other (feature guide, "BFCP Architecture"); the echo number stands in for a phone, so
 * its node takes BFCP at the documented port. It grants, and never asks.
 */
final class EchoFloors {

    private static final String SERVICE = UcmServices.BFCP.noun();
    private static final int USERS = 0xffff;

    private final NodeContext node;
    private final Agenda agenda;
    private final IdentityHashMap<MediaParty, FloorDesk.Floor> floors = new IdentityHashMap<>();
    private Optional<FloorDesk> desk = Optional.empty();
    private int last;

    EchoFloors(NodeContext node, Agenda agenda) {
        this.node = node;
        this.agenda = agenda;
    }

    Future<?> listen() {
        return node.serves(SERVICE)
                ? node.udp(
                        SERVICE, socket -> desk = Optional.of(new FloorDesk(socket, SERVICE, node.recorder(), agenda)))
                : Future.succeededFuture();
    }

    /** What one more call is told of its floor; none where the node takes no BFCP. */
    Optional<FloorLine> line() {
        return desk.map(open -> {
            last = last % Integer.MAX_VALUE + 1;
            FloorTerms terms = new FloorTerms(last, last % USERS + 1, FloorLine.FLOOR);
            return new FloorLine(open.local().port(), Optional.of(terms), true, false);
        });
    }

    void agree(SipAction.AgreeMedia action) {
        Optional<FloorPlan> plan = FloorPlan.of(action.answer(), action.remote());
        Optional<FloorPlan> before =
                Optional.ofNullable(floors.get(action.party())).map(FloorDesk.Floor::plan);
        if (!plan.equals(before)) {
            over(action.party());
            plan.flatMap(now -> desk.flatMap(open -> open.agree(now, floor -> {})))
                    .ifPresent(floor -> floors.put(action.party(), floor));
        }
    }

    void over(MediaParty party) {
        Optional.ofNullable(floors.remove(party)).ifPresent(FloorDesk.Floor::over);
    }
}
