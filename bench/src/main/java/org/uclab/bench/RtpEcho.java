package org.uclab.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.shell.rtp.MediaLeg;

/**
 * Legs of calls that echo G.711, each on its own pair of ports, with the history and the links of any lab, until the program is
 * ended.
 */
public final class RtpEcho {

    private static final String HOST = "echo.bench.test";
    private static final int ADDRESS = 0;
    private static final int FIRST = 1;
    private static final int CALLS = 2;
    private static final int CALLER_FIRST = 3;
    private static final int LIST = 4;

    private RtpEcho() {}

    /**
     * Echoes.
     *
     * @param args address, first port, number of calls, first port of the callers at the same address (each has an even one),
     *             and a file that gets a line with the port and that of its caller for each call
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String address = args[ADDRESS];
        int first = Integer.parseInt(args[FIRST]);
        int calls = Integer.parseInt(args[CALLS]);
        int callers = Integer.parseInt(args[CALLER_FIRST]);
        WallClock clock = new WallClock(1);
        History history = new History(clock);
        FaultBoard faults = new FaultBoard(history);
        Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        RangeSockets sockets = wire.dialler(address)
                .sockets(new PortRange(HOST, "rtp", "rtp", Transport.UDP, address, first, first + 2 * calls - 1));
        List<String> lines = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            int caller = callers + 2 * call;
            Context context = wire.vertx().getOrCreateContext(); // the next event loop
            MediaLeg.Owner owner = new MediaLeg.Owner(
                    "bench",
                    Map.of(),
                    Agenda.on(context, clock),
                    faults.point(HOST, "rtp"),
                    Seed.of(call).draws("rtp"));
            MediaLeg leg = Future.<UdpPair>future(opened -> context.runOnContext(turn -> sockets.udpPair()
                            .map(opening -> opening.socket().orElseThrow())
                            .onComplete(opened)))
                    .map(pair -> MediaLeg.on(pair, owner))
                    .onSuccess(open -> open.agree(Agreement.with(
                                    new Endpoint(address, caller), new Endpoint(address, caller + 1), Codec.PCMU, 0)
                            .doing(Agreement.Task.ECHO)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            lines.add(leg.local().port() + " " + caller);
        }
        Files.write(Path.of(args[LIST]), lines);
        PrintStream out = System.out;
        out.println("echoing " + calls + " calls at " + address);
        new CountDownLatch(1).await();
    }
}
