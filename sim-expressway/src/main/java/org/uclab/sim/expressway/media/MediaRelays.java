package org.uclab.sim.expressway.media;

import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Subject;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.sdp.MediaDescription;

/**
 * The ports of the calls of a node, and what comes to them. On an E each stream has ports of its own towards the client, and all
 * have one pair of ports towards C, where they are told apart by where they come from. On a C each has ports of its own on both
 * sides. It belongs to the thread of its agenda.
 */
public final class MediaRelays {

    /** Why ports are given back. */
    public enum Why {
        OVER,
        FAILED,
        CLIENT_GONE,
        SILENCE
    }

    /** Calls of a node at once. ASSUMED(choice): the product counts licences, of which there are fewer. */
    static final int CALLS_MAX = 2_500;

    /** Between two looks at what has fallen silent. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** How often a way through a firewall is kept open, RFC 6263 §4.6. */
    private static final Duration KEEP_OPEN = Duration.ofSeconds(15);

    private static final int STUN_BYTES = 20;
    private static final int STUN_HEAD_BYTES = 8;
    private static final short BINDING_INDICATION = 0x0011;
    private static final int STUN_COOKIE = 0x2112a442;

    /** One call, and its sockets. */
    private static final class One {
        private final RelayedCall call;
        private final IdentityHashMap<RelayStream, Map<RelaySide, UdpPair>> ports = new IdentityHashMap<>();
        private boolean told;
        private boolean strangerTold;

        One(RelayedCall call) {
            this.call = call;
        }
    }

    private final NodeContext node;
    private final Agenda agenda;
    private final String range;
    private final Optional<String> shared;
    private final Duration silenceMax;
    private final Map<RelayedCall, One> calls = new LinkedHashMap<>();
    /** Whose packets come from there to the shared ports. */
    private final Map<Endpoint, RelayStream> bySource = new HashMap<>();

    private Optional<UdpPair> sharedPair = Optional.empty();
    private final IdentityHashMap<RelayStream, One> owners = new IdentityHashMap<>();
    private Instant keptOpen = Instant.EPOCH;
    private boolean sweeping;
    private boolean stopped;

    /**
     * @param range      noun of the ports of streams
     * @param shared     noun of the pair that all streams have towards C; none where each has its own
     * @param silenceMax lab time without a packet after which the ports of a call are given back
     */
    public MediaRelays(NodeContext node, Agenda agenda, String range, Optional<String> shared, Duration silenceMax) {
        this.node = node;
        this.agenda = agenda;
        this.range = range;
        this.shared = shared;
        this.silenceMax = silenceMax;
    }

    /** What it tells of its own accord. */
    public static List<Subject> decisions() {
        return List.of(MediaDecisions.MEDIA);
    }

    /** Opens the shared ports where there are any. To be called on the context of the node. */
    public Future<?> start() {
        if (shared.isEmpty()) {
            return Future.succeededFuture();
        }
        return agenda.brought(node.openPair(shared.get()))
                .map(Opening::socket)
                .compose(pair -> pair.isPresent()
                        ? Future.succeededFuture(pair.get())
                        : Future.failedFuture(new IllegalStateException("the ports of media are taken")))
                .onSuccess(pair -> {
                    sharedPair = Optional.of(pair);
                    pair.even().onDatagram(datagram -> agenda.run(() -> shared(datagram, false)));
                    pair.odd().onDatagram(datagram -> agenda.run(() -> shared(datagram, true)));
                });
    }

    /** Nothing is relayed any more; the sockets are cut with the node. */
    public void stop() {
        stopped = true;
        calls.clear();
    }

    /** So many bytes by lot, for keys. */
    public byte[] draw(int bytes) {
        return node.draws("media-keys").bytes(bytes);
    }

    /** Calls that have ports. */
    public int calls() {
        return calls.size();
    }

    /**
     * Opens ports for those lines of a call's descriptions.
     *
     * @param done told whether there are ports for all of them
     */
    public void open(RelayedCall call, Set<Integer> lines, Consumer<Boolean> done) {
        One one = calls.get(call);
        if (one == null && calls.size() >= CALLS_MAX) {
            tell(call, MediaDecisions.NO_PORTS.of(), MediaDecisions.ALL_TAKEN.of());
            done.accept(false);
            return;
        }
        if (one == null) {
            one = new One(call);
            calls.put(call, one);
            call.at(new Told(one));
            sweepLater();
        }
        One owner = one;
        List<Future<Void>> opening =
                lines.stream().map(line -> stream(owner, line)).toList();
        agenda.brought(Future.join(opening)).onComplete(opened -> {
            boolean there = opened.succeeded() && calls.get(call) == owner;
            if (opened.failed()) {
                tell(call, MediaDecisions.NO_PORTS.of(), MediaDecisions.ALL_TAKEN.of());
            }
            agenda.run(() -> done.accept(there));
        });
    }

    private Future<Void> stream(One one, int line) {
        return pair().compose(outer -> (shared.isPresent() ? Future.succeededFuture(sharedPair.orElseThrow()) : pair())
                .onFailure(taken -> outer.close())
                .onSuccess(inner -> {
                    if (stopped || calls.get(one.call) != one || one.call.stream(line) != null) {
                        outer.close();
                        if (shared.isEmpty()) {
                            inner.close();
                        }
                        return;
                    }
                    RelayStream stream = new RelayStream(
                            new RelayEnd(outer.even().local(), one.call.terms().outer()),
                            new RelayEnd(inner.even().local(), one.call.terms().inner()),
                            agenda.now());
                    one.call.add(line, stream);
                    one.ports.put(stream, Map.of(RelaySide.OUTER, outer, RelaySide.INNER, inner));
                    owners.put(stream, one);
                    listen(one, stream, RelaySide.OUTER, outer);
                    if (shared.isEmpty()) {
                        listen(one, stream, RelaySide.INNER, inner);
                    }
                })
                .mapEmpty());
    }

    private Future<UdpPair> pair() {
        return agenda.brought(node.openPair(range))
                .map(Opening::socket)
                .compose(opened -> opened.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(new IllegalStateException("all ports are taken"))));
    }

    private void listen(One one, RelayStream stream, RelaySide side, UdpPair pair) {
        pair.even().onDatagram(datagram -> agenda.run(() -> came(one, stream, side, false, datagram)));
        pair.odd().onDatagram(datagram -> agenda.run(() -> came(one, stream, side, true, datagram)));
    }

    private void shared(UdpSocket.Datagram datagram, boolean control) {
        RelayStream stream = bySource.get(datagram.sender());
        if (stream != null) {
            came(owners.get(stream), stream, RelaySide.INNER, control, datagram);
        }
    }

    private void came(One one, RelayStream stream, RelaySide side, boolean control, UdpSocket.Datagram datagram) {
        long before = stream.refused();
        Optional<RelayStream.Parcel> parcel =
                stream.came(side, control, datagram.sender(), datagram.data().getBytes(), agenda.now());
        if (stream.refused() > before && !one.strangerTold) {
            one.strangerTold = true;
            tell(one.call, MediaDecisions.SOURCE_REFUSED.of(datagram.sender()), MediaDecisions.NOT_MEANT.of());
        }
        parcel.ifPresent(going -> {
            UdpPair pair = one.ports.get(stream).get(going.side());
            (going.control() ? pair.odd() : pair.even()).send(going.to(), going.packet(), () -> {});
        });
    }

    /** That call needs no ports any more. */
    public void close(RelayedCall call, Why why) {
        Phrase because = switch (why) {
            case OVER -> MediaDecisions.OVER.of();
            case FAILED -> MediaDecisions.FAILED.of();
            case CLIENT_GONE -> MediaDecisions.CLIENT_GONE.of();
            case SILENCE -> MediaDecisions.SILENCE.of(silenceMax.toSeconds());
        };
        One one = calls.remove(call);
        if (one != null) {
            one.ports.forEach((stream, pairs) -> {
                owners.remove(stream);
                pairs.get(RelaySide.OUTER).close();
                if (shared.isEmpty()) {
                    pairs.get(RelaySide.INNER).close();
                }
            });
            bySource.values().removeIf(one.ports::containsKey);
            call.closed();
            tell(call, MediaDecisions.RELEASED.of(), because);
        }
    }

    private void tell(RelayedCall call, Outcome.Taken outcome, Phrase why) {
        node.recorder().decided(Decision.of(MediaDecisions.MEDIA.of(call.name()), outcome, why));
    }

    private void sweepLater() {
        if (!sweeping && !stopped) {
            sweeping = true;
            agenda.after(SWEEP, this::sweep);
        }
    }

    private void sweep() {
        sweeping = false;
        Instant now = agenda.now();
        for (One one : List.copyOf(calls.values())) {
            boolean silent = !one.ports.isEmpty()
                    && one.ports.keySet().stream()
                            .allMatch(stream -> stream.heard().plus(silenceMax).isBefore(now));
            if (silent) {
                close(one.call, Why.SILENCE);
            }
        }
        if (keptOpen.plus(KEEP_OPEN).isBefore(now)) {
            keptOpen = now;
            calls.values().forEach(one -> one.ports.keySet().forEach(stream -> keepOpen(one, stream)));
        }
        if (!calls.isEmpty()) {
            sweepLater();
        }
    }

    /** Who opens no port to the outside asks there first: a STUN indication, which nobody answers. */
    private void keepOpen(One one, RelayStream stream) {
        if (shared.isPresent()) {
            return;
        }
        UdpPair outer = one.ports.get(stream).get(RelaySide.OUTER);
        byte[] indication = ByteBuffer.allocate(STUN_BYTES)
                .putShort(BINDING_INDICATION)
                .putShort((short) 0)
                .putInt(STUN_COOKIE)
                .put(node.draws("media-keep-open").bytes(STUN_BYTES - STUN_HEAD_BYTES))
                .array();
        stream.end(RelaySide.OUTER).to(false).ifPresent(to -> outer.even().send(to, indication, () -> {}));
        stream.end(RelaySide.OUTER).to(true).ifPresent(to -> outer.odd().send(to, indication, () -> {}));
    }

    /** Hears what both sides of a call agree on. */
    private final class Told implements RelayedCall.Doors {

        private final One one;

        Told(One one) {
            this.one = one;
        }

        @Override
        public void agreed(RelayStream stream, RelaySide side, MediaDescription said) {
            Map<RelaySide, UdpPair> pairs = one.ports.get(stream);
            if (pairs == null) {
                return;
            }
            said.codecs()
                    .forEach(codec -> pairs.get(side)
                            .even()
                            .note(codec.payloadType() + " " + codec.name() + "/" + codec.clockRate()));
            if (shared.isPresent() && side == RelaySide.INNER) {
                bySource.values().removeIf(known -> known == stream);
                stream.end(side).described().ifPresent(at -> {
                    bySource.put(at, stream);
                    bySource.put(new Endpoint(at.address(), Math.min(at.port() + 1, 65_535)), stream);
                });
            }
            if (side == RelaySide.OUTER) {
                keepOpen(one, stream);
            }
            if (!one.told) {
                one.told = true;
                tell(one.call, MediaDecisions.RELAYED.of(one.ports.size()), MediaDecisions.DESCRIBED.of());
            }
        }
    }
}
