package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.uclab.client.tls.Trust;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Vocabulary;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;

/** A lab of nodes made by a test, on loopback addresses of its own. */
public final class TinyLab implements AutoCloseable {

    private static final Vocabulary DECLARED = Vocabulary.of(ClientDecisions.all());

    private static final int WAIT_S = 20;

    public final WallClock clock;
    public final History history;
    public final FaultBoard faults;
    public final LabCa ca;
    private final Wire wire;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Dialler> diallers = new ArrayList<>();
    private final String network;

    public TinyLab(double scale) {
        clock = new WallClock(scale);
        history = new History(clock);
        faults = new FaultBoard(history);
        ca = LabCa.create("tiny lab", clock);
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        // Test runs side by side do not meet: the second number of the address is theirs.
        network = "127." + (130 + ProcessHandle.current().pid() % 100) + ".9.";
    }

    public String address(int last) {
        return network + last;
    }

    public Dialler dialler(int last) {
        Dialler dialler = wire.dialler(address(last));
        diallers.add(dialler);
        return dialler;
    }

    public Trust trust() {
        return Trust.in(List.of(ca.certificate()));
    }

    public Port port(String host, String service, Transport transport, int last, int port, boolean tls) {
        return new Port(host, service, service, transport, new Endpoint(address(last), port), tls);
    }

    /** Starts a node with a certificate in its own name. */
    public Node start(String host, int last, List<Port> ports, Supplier<Program> programs) {
        return start(new NodeSpec(host, address(last), ports, CertificateProfile.server(host)), programs);
    }

    /** Starts that node. */
    public Node start(NodeSpec spec, Supplier<Program> programs) {
        Node node = new Node(spec, new Lab(clock, history, faults, wire, ca), programs);
        nodes.add(node);
        await(node.start());
        return node;
    }

    /** The decisions of the client so far, {@code subject: outcome (reason)}. */
    public List<String> decisions() {
        return history.events().stream()
                .filter(event -> event.kind() == Event.Kind.CLIENT_DECIDED)
                .map(Event::text)
                .toList();
    }

    public static <T> T await(Future<T> work) {
        try {
            return work.toCompletionStage().toCompletableFuture().get(WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        history.events()
                .forEach(event -> assertThat(event.decided().flatMap(DECLARED::flaw))
                        .as(event.text())
                        .isEmpty());
        diallers.forEach(dialler -> await(dialler.close()));
        nodes.forEach(node -> await(node.stop("the test is over")));
        await(wire.close());
        clock.close();
    }
}
