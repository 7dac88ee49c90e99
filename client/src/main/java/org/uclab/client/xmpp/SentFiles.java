package org.uclab.client.xmpp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.jxmpp.jid.EntityFullJid;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.socks5.StreamKey;
import org.uclab.shell.socks5.BytestreamHost;
import org.uclab.shell.socks5.Pieces;

/** Files that this client offers and sends. Of the agenda's thread, but for {@link #outcome}. */
final class SentFiles {

    /** S4, port tables: SOCKS5 bytestreams of peer-to-peer file transfer, and of screen captures. */
    static final int PORT = 37200;

    /** How the port is known to faults and to the history. */
    private static final String SERVICE = "bytestreams";

    private final FileTransfers transfers;
    private final Inbox<FileOutcome> outcomes = new Inbox<>();
    private final Set<Sending> under = new HashSet<>();
    private Optional<RangeSockets> range = Optional.empty();
    private Optional<BytestreamHost> host = Optional.empty();

    SentFiles(FileTransfers transfers) {
        this.transfers = transfers;
    }

    CompletableFuture<FileOutcome> outcome(String to, String name) {
        return outcomes.take(
                outcome -> outcome.peer().equalsIgnoreCase(to) && outcome.name().equals(name));
    }

    /** One that went by a server. */
    void settled(FileOutcome outcome) {
        outcomes.add(outcome);
    }

    void offer(EntityFullJid to, String name, Pieces content) {
        Sending one = new Sending(to, name, content);
        under.add(one);
        one.offer();
    }

    void close() {
        List.copyOf(under).forEach(Sending::cut);
        range.ifPresent(RangeSockets::cut);
    }

    private BytestreamHost host() {
        if (host.isEmpty()) {
            FileHost mine = transfers.host();
            RangeSockets sockets = mine.dialler()
                    .sockets(new PortRange(
                            mine.journal().recorder().node(),
                            SERVICE,
                            "socks5",
                            Transport.TCP,
                            mine.dialler().from(),
                            PORT,
                            PORT));
            range = Optional.of(sockets);
            host = Optional.of(new BytestreamHost(sockets, mine.journal().recorder(), transfers.agenda()));
        }
        return host.get();
    }

    /** One of them. */
    private final class Sending implements Pieces {

        private final EntityFullJid to;
        private final String name;
        private final Pieces content;
        private final String id = transfers.host().ids().uuid().toString();
        private final Digested digested = new Digested();
        private Optional<BytestreamHost.Expected> stream = Optional.empty();
        private Optional<LabTimer> silence = Optional.empty();

        Sending(EntityFullJid to, String name, Pieces content) {
            this.to = to;
            this.name = name;
            this.content = content;
        }

        private void offer() {
            transfers.ask(
                    StreamOffers.offer(to, id, name, content.octets()),
                    FileTransfers.OFFER_LIMIT,
                    this::answered,
                    cause -> over(refusal(cause)));
        }

        private void answered(IQ answer) {
            if (!StreamOffers.takesBytestream(answer)) {
                over(FileDecisions.NO_METHOD.of());
                return;
            }
            host().expect(StreamKey.of(id, transfers.own().toString(), to.toString()))
                    .onComplete(opened -> {
                        stream = opened.succeeded() ? opened.result() : Optional.empty();
                        stream.ifPresentOrElse(this::tell, () -> over(FileDecisions.NO_PORT.of()));
                    });
        }

        private void tell(BytestreamHost.Expected expected) {
            Bytestream hosts = StreamOffers.hosts(
                    to,
                    id,
                    transfers.own(),
                    expected.at().address(),
                    expected.at().port());
            transfers.ask(
                    hosts,
                    FileTransfers.ANSWER_LIMIT.multipliedBy(2),
                    used -> send(expected),
                    cause -> over(unreached(expected, cause)));
        }

        private void send(BytestreamHost.Expected expected) {
            heard();
            expected.send(this).onComplete(sent -> {
                boolean whole = sent.succeeded();
                over(
                        whole,
                        whole
                                ? FileDecisions.WHOLE.of(digested.octets(), expected.at())
                                : FileDecisions.BROKEN.of(digested.octets(), content.octets()));
            });
        }

        /** The other side has taken something. */
        private void heard() {
            silence.ifPresent(LabTimer::cancel);
            silence = Optional.of(transfers
                    .agenda()
                    .after(
                            transfers.agenda().limit(FileTransfers.ANSWER_LIMIT),
                            () -> over(FileDecisions.SILENT.of(FileTransfers.ANSWER_LIMIT.toSeconds()))));
        }

        @Override
        public long octets() {
            return content.octets();
        }

        @Override
        public byte[] piece(long from, int count) {
            heard();
            byte[] piece = content.piece(from, count);
            digested.add(piece);
            return piece;
        }

        private void cut() {
            over(FileDecisions.BROKEN.of(digested.octets(), content.octets()));
        }

        private void over(Phrase why) {
            over(false, why);
        }

        private void over(boolean whole, Phrase why) {
            if (!under.remove(this)) {
                return;
            }
            silence.ifPresent(LabTimer::cancel);
            stream.ifPresent(BytestreamHost.Expected::over);
            String peer = to.asBareJid().toString();
            transfers.decided(name, (whole ? FileDecisions.SENT : FileDecisions.NOT_SENT).of(peer), why);
            outcomes.add(
                    new FileOutcome(name, peer, whole, digested.octets(), whole ? digested.hex() : "", why.text()));
        }
    }

    private static Phrase refusal(Exception cause) {
        StanzaError.Condition condition = condition(cause);
        if (condition == StanzaError.Condition.forbidden) {
            return FileDecisions.DECLINED.of();
        }
        return FileDecisions.REFUSED.of(condition == null ? "none" : word(condition));
    }

    private static Phrase unreached(BytestreamHost.Expected expected, Exception cause) {
        StanzaError.Condition condition = condition(cause);
        return condition == null || condition == StanzaError.Condition.item_not_found
                ? FileDecisions.NOT_REACHED.of(expected.at())
                : FileDecisions.REFUSED.of(word(condition));
    }

    private static StanzaError.Condition condition(Exception cause) {
        return cause instanceof XMPPException.XMPPErrorException refused
                ? refused.getStanzaError().getCondition()
                : null;
    }

    private static String word(StanzaError.Condition condition) {
        return condition.toString().replace('_', '-');
    }
}
