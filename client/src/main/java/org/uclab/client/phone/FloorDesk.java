package org.uclab.client.phone;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.uclab.client.phone.call.FloorPlan;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.bfcp.BfcpMessage;
import org.uclab.protocol.bfcp.FloorControl;
import org.uclab.shell.bfcp.BfcpPort;

/** The floors of all calls of a phone, asked for and granted at one port. Of its agenda's thread. */
final class FloorDesk {

    /** How the port is known to faults and to the history. */
    static final String SERVICE = "bfcp";

    /** S4, port tables: BFCP of video desktop sharing, UDP. */
    static final int PORT = 5070;

    /** The floor of one call. */
    private final class Floor {

        private final FloorPlan plan;
        private final FloorControl control;
        private Optional<CompletableFuture<Optional<String>>> asked = Optional.empty();
        private Optional<LabTimer> timer = Optional.empty();

        Floor(FloorPlan plan) {
            this.plan = plan;
            this.control = new FloorControl(plan.granting(), plan.asking());
        }

        void send(List<BfcpMessage> messages) {
            port.ifPresent(open -> messages.forEach(message -> open.send(message, plan.remote())));
            timer.ifPresent(LabTimer::cancel);
            timer = control.wakeAt().map(due -> agenda.at(due, () -> send(control.wake(now()))));
            settle();
        }

        private void settle() {
            switch (control.state()) {
                case GRANTED -> settle(Optional.empty());
                case FREE -> settle(Optional.of("the other side does not grant the floor"));
                case ASKING, LEAVING -> {}
            }
        }

        private void settle(Optional<String> why) {
            Optional<CompletableFuture<Optional<String>>> waiting = asked;
            asked = Optional.empty();
            waiting.ifPresent(who -> who.complete(why));
        }

        void over() {
            timer.ifPresent(LabTimer::cancel);
            settle(Optional.of("the call is over"));
        }
    }

    private final PhoneHost host;
    private final Agenda agenda;
    private final Map<Integer, Floor> floors = new LinkedHashMap<>();
    private Optional<RangeSockets> sockets = Optional.empty();
    private Optional<BfcpPort> port = Optional.empty();

    FloorDesk(PhoneHost host, Agenda agenda) {
        this.host = host;
        this.agenda = agenda;
    }

    private Instant now() {
        return agenda.now();
    }

    /** Opens the port where it is not open: where BFCP is taken; none where somebody else has the port. */
    Future<Optional<Endpoint>> open() {
        if (sockets.isPresent()) {
            return Future.succeededFuture(port.map(BfcpPort::local));
        }
        RangeSockets range = host.dialler()
                .sockets(new PortRange(
                        host.journal().recorder().node(),
                        SERVICE,
                        "BFCP",
                        Transport.UDP,
                        host.dialler().from(),
                        PORT,
                        PORT));
        sockets = Optional.of(range);
        return agenda.brought(range.udp()).map(opening -> {
            if (opening instanceof Opening.Open<UdpSocket> open) {
                port = Optional.of(
                        new BfcpPort(open.open(), SERVICE, host.journal().recorder(), this::heard));
            }
            return port.map(BfcpPort::local);
        });
    }

    /** Both sides of a call have agreed on its floor. */
    void agree(int call, FloorPlan plan) {
        Floor known = floors.get(call);
        if (known == null || !known.plan.equals(plan)) {
            over(call);
            floors.put(call, new Floor(plan));
        }
    }

    /** Asks for the floor of a call; none once it is granted, else why not. */
    CompletableFuture<Optional<String>> ask(int call) {
        CompletableFuture<Optional<String>> asked = new CompletableFuture<>();
        Floor floor = floors.get(call);
        if (floor == null) {
            asked.complete(Optional.of("no floor was agreed on"));
            return asked;
        }
        floor.asked = Optional.of(asked);
        floor.send(floor.control.ask(now()));
        return asked;
    }

    /** Gives the floor of a call back, where this side has it. */
    void release(int call) {
        Optional.ofNullable(floors.get(call)).ifPresent(floor -> floor.send(floor.control.release(now())));
    }

    private void heard(Endpoint from, BfcpMessage message) {
        agenda.soon(() -> floors.values().stream()
                .filter(floor -> floor.plan.remote().equals(from))
                .filter(floor -> floor.plan.granting().conference() == message.conference()
                        || floor.plan.asking().conference() == message.conference())
                .findFirst()
                .ifPresent(floor -> floor.send(floor.control.heard(message))));
    }

    /** That call is over. */
    void over(int call) {
        Optional.ofNullable(floors.remove(call)).ifPresent(Floor::over);
    }

    /** Gives the port back. */
    Future<Void> close() {
        List.copyOf(floors.keySet()).forEach(this::over);
        return sockets.map(RangeSockets::cut).orElse(Future.succeededFuture());
    }
}
