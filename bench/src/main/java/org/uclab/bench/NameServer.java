package org.uclab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.dns.server.DnsConfig;
import org.uclab.sim.dns.server.DnsServer;
import org.uclab.sim.dns.server.DnsView;
import org.uclab.sim.dns.zone.DnsZone;

/** One name server of a lab, with its history and its links as in any other, serving master files until it is ended. */
public final class NameServer {

    private static final String HOST = "ns1.bench.test";
    private static final int FIRST_VIEW = 2;

    private NameServer() {}

    /**
     * Serves.
     *
     * @param args address, port, and for each view {@code name=networks=ORIGIN:FILE,…}; networks, separated by
     *             {@code +}, may be left empty for everybody
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Endpoint at = new Endpoint(args[0], Integer.parseInt(args[1]));
        List<DnsView> views = new ArrayList<>();
        for (String view : List.of(args).subList(FIRST_VIEW, args.length)) {
            views.add(view(view));
        }
        DnsServer server = DnsServer.of(DnsConfig.ofViews(views));
        WallClock clock = new WallClock(1);
        History history = new History(clock);
        FaultBoard faults = new FaultBoard(history);
        Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        Lab lab = new Lab(clock, history, faults, wire, LabCa.create("benchmark CA", clock));
        List<Port> ports = List.of(
                new Port(HOST, "dns", "dns", Transport.UDP, at, false),
                new Port(HOST, "dns", "dns", Transport.TCP, at, false));
        NodeSpec spec = new NodeSpec(HOST, at.address(), ports, CertificateProfile.server(HOST));
        new Node(spec, lab, server::program)
                .start()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        PrintStream out = System.out;
        out.println("serving " + server.views() + " at " + at);
        new CountDownLatch(1).await();
    }

    private static DnsView view(String text) throws IOException {
        String[] parts = text.split("=", -1);
        List<String> networks = parts[1].isEmpty() ? List.of() : List.of(parts[1].split("\\+"));
        List<DnsZone> zones = new ArrayList<>();
        for (String zone : parts[2].split(",")) {
            int colon = zone.indexOf(':');
            zones.add(DnsZone.parse(Files.readString(Path.of(zone.substring(colon + 1))), zone.substring(0, colon)));
        }
        return DnsView.of(parts[0], networks, zones);
    }
}
