package org.uclab.client.xmpp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.si.packet.StreamInitiation;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.client.http.ServerUrl;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.shell.socks5.Pieces;

/**
 * Files that go from client to client over one presence connection: offered by stream initiation (XEP-0096), sent by SOCKS5
 * bytestreams (XEP-0065) to whoever comes for them at this host. Of a file its name, its size and its digest are kept. Safe for any
 * thread.
 */
public final class FileTransfers {

    /** Most octets of a file that is sent or taken; ASSUMED(choice): the product's limit is a setting of its administrator. */
    public static final long OCTETS_MAX = 64L << 20;

    /** Lab time that the other user has for an offer. ASSUMED(choice). */
    static final Duration OFFER_LIMIT = Duration.ofMinutes(5);

    /** Lab time for each answer of the other client, and for each piece. ASSUMED(choice). */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final List<String> FEATURES = List.of(
            "http://jabber.org/protocol/si",
            "http://jabber.org/protocol/si/profile/file-transfer",
            Bytestream.NAMESPACE,
            "http://jabber.org/protocol/ibb");

    private final XMPPTCPConnection connection;
    private final Correspondence correspondence;
    private final FileHost host;
    private final Agenda agenda;
    private final SentFiles sending;
    private final OfferedFiles offered;
    private final ManagedFiles managed;

    /**
     * @param correspondence knows who is there
     * @param host           the client's
     */
    FileTransfers(XMPPTCPConnection connection, Correspondence correspondence, FileHost host) {
        this.connection = connection;
        this.correspondence = correspondence;
        this.host = host;
        this.agenda = Agenda.on(
                host.dialler().vertx().getOrCreateContext(), host.dialler().clock());
        this.sending = new SentFiles(this);
        this.offered = new OfferedFiles(this);
        this.managed = new ManagedFiles(connection, this);
        ServiceDiscoveryManager disco = ServiceDiscoveryManager.getInstanceFor(connection);
        FEATURES.stream()
                .filter(feature -> !host.way().peers() || feature.endsWith("ibb"))
                .forEach(disco::removeFeature);
        handle(StreamInitiation.ELEMENT, StreamInitiation.NAMESPACE, offered::initiated);
        handle(Bytestream.ELEMENT, Bytestream.NAMESPACE, offered::hosts);
    }

    /** Answers such requests on threads that may wait; no answer is given where there is none yet. */
    private void handle(String element, String namespace, Function<IQ, Optional<IQ>> answer) {
        connection.registerIQRequestHandler(
                new AbstractIqRequestHandler(element, namespace, IQ.Type.set, IQRequestHandler.Mode.async) {
                    @Override
                    public IQ handleIQRequest(IQ request) {
                        return answer.apply(request).orElse(null);
                    }
                });
    }

    /**
     * Offers a file to a user; what comes of it, {@link #sent} tells. Where the server takes files it is brought there, which the caller
     * waits for (C-MFT: managed transfer where there is one, else peer to peer).
     *
     * @param to bare address
     * @return why it cannot be offered; empty where it is
     * @throws IllegalArgumentException when that is no name of a file
     */
    public Optional<String> send(String to, String name, Pieces content) {
        if (!OfferedFiles.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a file");
        }
        Optional<ContactPresence> there = correspondence
                .clientOf(to)
                .filter(seen -> seen.available() && !seen.resource().isEmpty());
        boolean byServer = managed.taken();
        boolean capture = content instanceof ScreenCapture;
        Optional<Phrase> noWay = byServer ? Optional.empty() : host.way().objection(capture);
        Optional<Phrase> objection = noWay.or(() -> content.octets() > OCTETS_MAX
                        ? Optional.of(FileDecisions.TOO_LARGE.of(OCTETS_MAX))
                        : Optional.empty())
                .or(() -> there.isEmpty() ? Optional.of(FileDecisions.NOBODY.of(to)) : Optional.empty());
        if (objection.isPresent()) {
            decided(name, FileDecisions.NOT_SENT.of(to), objection.get());
            return Optional.of(objection.get().text());
        }
        if (byServer) {
            sending.settled(managed.send(to, name, content));
            return Optional.empty();
        }
        EntityFullJid target =
                JidCreate.entityFullFromOrThrowUnchecked(to + "/" + there.get().resource());
        agenda.soon(() -> sending.offer(target, name, content));
        return Optional.empty();
    }

    /** What has become of a file that was offered to that bare address, now or when that is known; each is told once. */
    public CompletableFuture<FileOutcome> sent(String to, String name) {
        return sending.outcome(to, name);
    }

    /** The first file of that name that somebody with that bare address offers and nobody has looked at, now or when it comes. */
    public CompletableFuture<FileOffer> offer(String from, String name) {
        return offered.offer(from, name);
    }

    /** Takes it; done when it is here, or known not to come. One that lies at a server is fetched on the caller's thread. */
    public CompletableFuture<FileOutcome> take(FileOffer offer) {
        Optional<ServerUrl> lies = managed.at(offer);
        if (lies.isPresent()) {
            return CompletableFuture.completedFuture(managed.fetch(offer, lies.get()));
        }
        CompletableFuture<FileOutcome> taken = new CompletableFuture<>();
        agenda.soon(() -> offered.take(offer, taken));
        return taken;
    }

    /** Declines it. */
    public void decline(FileOffer offer) {
        if (managed.at(offer).isEmpty()) {
            agenda.soon(() -> offered.decline(offer));
        }
    }

    /** Somebody has said where a file lies that this user may fetch. */
    void announced(FileOffer offer) {
        offered.announced(offer);
    }

    /** Whether the message was about a file that lies at a server. */
    boolean announces(Message message) {
        return managed.announced(message);
    }

    /**
     * Gives up whatever is under way, and gives the port back.
     *
     * @param also done on the same thread
     */
    void close(Runnable also) {
        agenda.soon(() -> {
            also.run();
            sending.close();
            offered.close();
            agenda.close();
        });
    }

    FileHost host() {
        return host;
    }

    Agenda agenda() {
        return agenda;
    }

    EntityFullJid own() {
        return connection.getUser();
    }

    /** Wall milliseconds of a limit, which leave the machine its time. */
    long wallMillis(Duration limit) {
        return Math.max(1, host.dialler().clock().wall(agenda.limit(limit)).toMillis());
    }

    /** Asks another client; one of the two is told, on the agenda's thread. */
    void ask(IQ question, Duration limit, Consumer<IQ> answered, Consumer<Exception> failed) {
        connection
                .sendIqRequestAsync(question, wallMillis(limit))
                .onSuccess(answer -> agenda.soon(() -> answered.accept(answer)))
                .onError(cause -> agenda.soon(() -> failed.accept(cause)));
    }

    /** Answers later than at once; a connection that is lost has nobody to answer. */
    void answer(Stanza stanza) {
        try {
            connection.sendStanza(stanza);
        } catch (SmackException.NotConnectedException lost) {
            // The session tells of it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void decided(String name, Outcome.Taken outcome, Phrase why) {
        host.journal().decided(FileDecisions.FILE.of(name), outcome, why);
    }
}
