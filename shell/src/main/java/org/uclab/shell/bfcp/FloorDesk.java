package org.uclab.shell.bfcp;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.bfcp.BfcpMessage;
import org.uclab.protocol.bfcp.FloorControl;

/**
 * The floors of all calls that take BFCP at one port. Of its agenda's thread.
 *
 * <p>The port is told to whoever is called, and anybody can send there. A call is named by the number of its conference and by the
 * endpoint that the other side has described: what comes from elsewhere is refused by one short message and changes nothing, and what
 * is no BFCP is told to the history and ignored.
 *
 * <p>A transaction is told to the history by the side that is asked, so that one between two desks of a lab stands there once.
 */
public final class FloorDesk {

    /** Floors at once; ASSUMED(choice): more calls than a node of a lab has. */
    static final int FLOORS_MAX = 1_000;

    /** The floor of one call. */
    public final class Floor {

        private final FloorPlan plan;
        private final FloorControl control;
        private final Consumer<Floor> watcher;
        private Optional<LabTimer> timer = Optional.empty();

        private Floor(FloorPlan plan, Consumer<Floor> watcher) {
            this.plan = plan;
            this.control = new FloorControl(plan.granting(), plan.asking());
            this.watcher = watcher;
        }

        public FloorPlan plan() {
            return plan;
        }

        public FloorControl.State state() {
            return control.state();
        }

        /** Why this side does not have it. */
        public FloorControl.Without without() {
            return control.without();
        }

        /** Asks whether the other side is there. */
        public void hello() {
            send(control.hello(agenda.now()));
        }

        /** Asks for the floor; the watcher is told what comes of it, at once where it can be known. */
        public void ask() {
            send(control.ask(agenda.now()));
        }

        /** Gives it back. */
        public void release() {
            send(control.release(agenda.now()));
        }

        /** The call has no floor any more: whoever has it from this side is told, and nothing is waited for. */
        public void over() {
            if (floors.remove(this)) {
                control.revoke(agenda.now()).forEach(this::leave);
                timer.ifPresent(LabTimer::cancel);
            }
        }

        private void heard(BfcpMessage message) {
            send(control.heard(message, agenda.now()));
        }

        private void send(List<BfcpMessage> messages) {
            messages.forEach(this::leave);
            timer.ifPresent(LabTimer::cancel);
            timer = control.wakeAt().map(due -> agenda.at(due, () -> send(control.wake(agenda.now()))));
            watcher.accept(this);
        }

        private void leave(BfcpMessage message) {
            FloorDesk.this.send(message, plan.remote());
        }
    }

    private final UdpSocket socket;
    private final String service;
    private final Recorder recorder;
    private final Agenda agenda;
    private final List<Floor> floors = new ArrayList<>();

    /**
     * Takes what comes to that socket.
     *
     * @param service as the history knows the port
     */
    public FloorDesk(UdpSocket socket, String service, Recorder recorder, Agenda agenda) {
        this.socket = socket;
        this.service = service;
        this.recorder = recorder;
        this.agenda = agenda;
        socket.onDatagram(datagram -> agenda.soon(() -> heard(datagram)));
    }

    /** Where messages are taken. */
    public Endpoint local() {
        return socket.local();
    }

    /**
     * Both sides of a call have agreed on a floor; none where there are too many.
     *
     * @param watcher told whenever it may stand otherwise
     */
    public Optional<Floor> agree(FloorPlan plan, Consumer<Floor> watcher) {
        if (floors.size() == FLOORS_MAX) {
            return Optional.empty();
        }
        Floor floor = new Floor(plan, watcher);
        floors.add(floor);
        return Optional.of(floor);
    }

    private void heard(UdpSocket.Datagram datagram) {
        byte[] octets = datagram.data().getBytes();
        Optional<BfcpMessage> read = BfcpMessage.read(octets);
        if (read.filter(BfcpMessage::response).isEmpty()) {
            recorder.received(service, () -> BfcpTeller.BFCP.datagram(datagram.hop(), octets));
        }
        read.ifPresent(message -> heard(datagram.sender(), message));
    }

    private void heard(Endpoint from, BfcpMessage message) {
        List<Floor> meant =
                floors.stream().filter(floor -> floor.control.isOf(message)).toList();
        Optional<Floor> one =
                meant.stream().filter(floor -> floor.plan.remote().equals(from)).findFirst();
        one.ifPresentOrElse(
                floor -> floor.heard(message),
                () -> message.refused(!meant.isEmpty()).ifPresent(error -> send(error, from)));
    }

    private void send(BfcpMessage message, Endpoint to) {
        byte[] octets = message.octets();
        if (message.response()) {
            Hop hop = Hop.between(Hop.Over.UDP, socket.local().toString(), to.toString());
            recorder.sent(service, () -> BfcpTeller.BFCP.datagram(hop, octets));
        }
        socket.send(to, Buffer.buffer(octets));
    }
}
