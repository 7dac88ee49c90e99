package org.uclab.client.phone;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.phone.call.CallView;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.bfcp.FloorControl;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.bfcp.FloorTerms;
import org.uclab.shell.bfcp.FloorDesk;
import org.uclab.shell.bfcp.FloorPlan;

/**
 * The screen that a user shares in calls: it is shown once the other side has granted the floor, and until the floor is given back,
 * revoked or gone with its call. The other side is granted the floor while this one does not want it. Of its agenda's thread.
 */
final class DesktopShare {

    /** How the port is known to faults and to the history. */
    static final String SERVICE = "bfcp";

    /** S4, port tables: BFCP of video desktop sharing, UDP. */
    static final int PORT = 5070;

    /** ASSUMED(P212429): a client whose port is taken has another one; in the captured offer it is 5904. */
    private static final int PORT_LAST = 5079;

    /** Where a client takes what is said of floors. */
    record Ports(int first, int last) {

        /** S4, port tables: 5070 is of desktop clients alone. ASSUMED(S4): a mobile one has a port of its video for it. */
        static Ports of(MediaPlatform platform, PhoneFile.MediaPorts media) {
            return platform.desktop()
                    ? new Ports(PORT, PORT_LAST)
                    : new Ports(media.firstOfVideo(), media.lastOfVideo());
        }
    }

    private static final int USERS = 0xffff;

    /** The floor of one call. */
    private final class One {

        private final int call;
        private Optional<FloorDesk.Floor> floor = Optional.empty();
        private Optional<CompletableFuture<Settled>> asked = Optional.empty();
        private boolean shown;

        One(int call) {
            this.call = call;
        }

        CompletableFuture<Settled> ask() {
            CompletableFuture<Settled> answer = asked.orElseGet(CompletableFuture::new);
            asked = Optional.of(answer);
            floor.orElseThrow().ask();
            return answer;
        }

        /** The floor may stand otherwise than before. */
        void changed(FloorDesk.Floor now) {
            switch (now.state()) {
                case GRANTED -> granted(now);
                case FREE -> free(now.without());
                case ASKING, LEAVING -> {}
            }
        }

        private void granted(FloorDesk.Floor now) {
            if (asked.isPresent()) {
                show(true, ShareDecisions.SHARED, ShareDecisions.GRANTED);
                settle(new Settled(call, Optional.empty()));
            } else if (!shown) {
                now.release(); // nobody wants it any more
            }
        }

        private void free(FloorControl.Without why) {
            if (asked.isPresent() && why != FloorControl.Without.NOT_ASKED) {
                settle(refused(
                        call,
                        why == FloorControl.Without.NO_ANSWER ? ShareDecisions.NO_ANSWER : ShareDecisions.DENIED));
            } else if (shown) {
                show(false, ShareDecisions.NO_MORE, ShareDecisions.REVOKED);
            }
        }

        private void show(boolean on, Outcome outcome, Reason reason) {
            shown = on;
            pictures.share(call, on);
            decided(call, outcome, reason);
        }

        private void settle(Settled with) {
            Optional<CompletableFuture<Settled>> waiting = asked;
            asked = Optional.empty();
            waiting.ifPresent(who -> who.complete(with));
        }

        /** The user shows it no more. */
        void stop() {
            settle(refused(call, ShareDecisions.GIVEN_BACK));
            if (shown) {
                show(false, ShareDecisions.NO_MORE, ShareDecisions.GIVEN_BACK);
                floor.ifPresent(FloorDesk.Floor::release);
            }
        }

        /** The call has no floor any more. */
        void over() {
            Optional<FloorDesk.Floor> last = floor;
            floor = Optional.empty();
            last.ifPresent(FloorDesk.Floor::over);
            if (asked.isPresent()) {
                settle(refused(call, ShareDecisions.NO_FLOOR));
            }
            if (shown) {
                show(false, ShareDecisions.NO_MORE, ShareDecisions.NO_FLOOR);
            }
        }

        void agree(FloorPlan plan) {
            floor = desk.flatMap(open -> open.agree(plan, this::changed));
            floor.ifPresent(FloorDesk.Floor::hello);
        }
    }

    private final PhoneHost host;
    private final Ports ports;
    private final boolean shares;
    private final Agenda agenda;
    private final PhoneBoard board;
    private final CallSounds pictures;
    private final Map<Integer, One> calls = new HashMap<>();
    private Optional<Future<Void>> opening = Optional.empty();
    private Optional<RangeSockets> sockets = Optional.empty();
    private Optional<FloorDesk> desk = Optional.empty();

    /**
     * @param ports  of which it takes one
     * @param shares whether the client shows what is on its screen, or only what others show
     */
    DesktopShare(PhoneHost host, Ports ports, boolean shares, Agenda agenda, PhoneBoard board, CallSounds pictures) {
        this.host = host;
        this.ports = ports;
        this.shares = shares;
        this.agenda = agenda;
        this.board = board;
        this.pictures = pictures;
    }

    /** What that call describes of its floor; none where no port is to be had. Opens the port for the first one. */
    Future<Optional<FloorLine>> line(int call) {
        opening = Optional.of(opening.orElseGet(this::open));
        return opening.get()
                .map(done -> desk.map(open -> new FloorLine(
                        open.local().port(),
                        Optional.of(new FloorTerms(call, call % USERS + 1, FloorLine.FLOOR)),
                        true,
                        shares)));
    }

    private Future<Void> open() {
        RangeSockets range = host.dialler()
                .sockets(new PortRange(
                        host.journal().recorder().node(),
                        SERVICE,
                        "bfcp",
                        Transport.UDP,
                        host.dialler().from(),
                        ports.first(),
                        ports.last()));
        sockets = Optional.of(range);
        return agenda.brought(range.udp()).map(opened -> {
            desk = opened.socket().map(this::at);
            return null;
        });
    }

    private FloorDesk at(UdpSocket socket) {
        return new FloorDesk(socket, SERVICE, host.journal().recorder(), agenda);
    }

    /** Both sides of a call have agreed on its floor, or on none. */
    void agree(int call, Optional<FloorPlan> plan) {
        One one = calls.computeIfAbsent(call, One::new);
        if (!plan.equals(one.floor.map(FloorDesk.Floor::plan))) {
            one.over();
            plan.ifPresent(one::agree);
        }
    }

    /** The user shares the screen in that call; done with what came of it. */
    CompletableFuture<Settled> share(int call) {
        One one = calls.get(call);
        if (!shares) {
            return CompletableFuture.completedFuture(refused(call, ShareDecisions.RECEIVES));
        }
        if (one == null || one.floor.isEmpty()) {
            return CompletableFuture.completedFuture(refused(call, ShareDecisions.NO_FLOOR));
        }
        if (!pictures.fitsScreen(call)) {
            return CompletableFuture.completedFuture(refused(call, ShareDecisions.NO_SLIDES));
        }
        return one.shown ? CompletableFuture.completedFuture(new Settled(call, Optional.empty())) : one.ask();
    }

    /** The user shares it no more. */
    Settled stop(int call) {
        Optional.ofNullable(calls.get(call)).ifPresent(One::stop);
        return new Settled(call, Optional.empty());
    }

    /** That call is over. */
    void over(int call) {
        Optional.ofNullable(calls.remove(call)).ifPresent(One::over);
    }

    private Settled refused(int call, Reason why) {
        decided(call, ShareDecisions.NOT_SHARED, why);
        return new Settled(call, Optional.of(why.of().text()));
    }

    private void decided(int call, Outcome outcome, Reason reason) {
        String number = board.calls().stream()
                .filter(view -> view.id() == call)
                .map(CallView::number)
                .findFirst()
                .orElse("");
        host.journal().decided(ShareDecisions.SCREEN.of(number), outcome.of(), reason.of());
    }

    /** Gives the port back. */
    Future<Void> close() {
        List.copyOf(calls.keySet()).forEach(this::over);
        return sockets.map(RangeSockets::cut).orElse(Future.succeededFuture());
    }
}
