package org.uclab.client.xmpp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Phrase;
import org.uclab.shell.socks5.Pieces;

/**
 * Files that go by a server (managed file transfer): brought there by HTTPS, told of in a message, and fetched by whoever that is for;
 * inside and through Expressway. On the thread of a caller who may wait, but for {@link #announced}.
 */
final class ManagedFiles {

    /** Lab time for all of a file. ASSUMED(choice). */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int CREATED = 201;
    private static final int OK = 200;

    static {
        // Smack keeps every provider for as long as the process lives, so there is one.
        ProviderManager.addIQProvider(FileSlot.ELEMENT, FileSlot.NAMESPACE, new FileSlot.Reader());
        FlatReader.reads("file-too-large", FileSlot.NAMESPACE);
        FlatReader.reads(FileNotice.ELEMENT, FileNotice.NAMESPACE);
    }

    private final XMPPTCPConnection connection;
    private final FileTransfers transfers;
    private final Optional<Route> route;
    private final Map<FileOffer, ServerUrl> told = new LinkedHashMap<>();
    private Optional<Boolean> taken = Optional.empty();

    ManagedFiles(XMPPTCPConnection connection, FileTransfers transfers) {
        this.connection = connection;
        this.transfers = transfers;
        this.route = transfers.host().route();
    }

    /** Whether the server takes files; it is asked once. */
    synchronized boolean taken() {
        if (taken.isEmpty()) {
            taken = Optional.of(route.isPresent() && announcedByServer());
        }
        return taken.get();
    }

    private boolean announcedByServer() {
        try {
            return ServiceDiscoveryManager.getInstanceFor(connection)
                    .supportsFeature(connection.getXMPPServiceDomain(), FileSlot.NAMESPACE);
        } catch (SmackException | XMPPException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Brings a file there and tells a user of it; says what came of it. */
    FileOutcome send(String to, String name, Pieces content) {
        Digested digested = new Digested();
        Phrase why = sent(to, name, content, digested);
        boolean whole = why.is(FileDecisions.WHOLE);
        transfers.decided(name, (whole ? FileDecisions.SENT : FileDecisions.NOT_SENT).of(to), why);
        return new FileOutcome(name, to, whole, whole ? digested.octets() : 0, whole ? digested.hex() : "", why.text());
    }

    private Phrase sent(String to, String name, Pieces content, Digested digested) {
        try {
            IQ answer = connection.sendIqRequestAndWaitForResponse(slot(name, content.octets()));
            Optional<FileSlot> slot =
                    Optional.of(answer).filter(FileSlot.class::isInstance).map(FileSlot.class::cast);
            Optional<ServerUrl> put = slot.map(FileSlot::put).flatMap(ServerUrl::parse);
            Optional<ServerUrl> get = slot.map(FileSlot::get).flatMap(ServerUrl::parse);
            if (put.isEmpty() || get.isEmpty()) {
                return FileDecisions.NO_METHOD.of();
            }
            byte[] octets = content.piece(0, (int) content.octets());
            Fetched brought = way().post(put.get(), new Posted("application/octet-stream", octets), Optional.empty());
            if (!answers(brought, CREATED)) {
                return FileDecisions.SERVER.of(brought.text());
            }
            digested.add(octets);
            tell(to, new FileNotice(name, octets.length, get.get()));
            return FileDecisions.WHOLE.of(
                    digested.octets(), "the server " + get.get().host());
        } catch (XMPPException.XMPPErrorException refused) {
            return FileDecisions.REFUSED.of(
                    refused.getStanzaError().getCondition().toString().replace('_', '-'));
        } catch (RouteLost | Stopped | SmackException lost) {
            return FileDecisions.SERVER.of(String.valueOf(lost.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FileDecisions.SERVER.of("the user gave up");
        }
    }

    private FileSlot.Request slot(String name, long octets) {
        FileSlot.Request request = new FileSlot.Request(name, octets);
        request.setTo(connection.getXMPPServiceDomain());
        return request;
    }

    private void tell(String to, FileNotice notice) throws SmackException.NotConnectedException, InterruptedException {
        connection.sendStanza(connection
                .getStanzaFactory()
                .buildMessageStanza()
                .to(JidCreate.entityBareFromOrThrowUnchecked(to))
                .ofType(Message.Type.chat)
                .setBody(FileNotice.SENTENCE)
                .addExtension(notice.element())
                .build());
    }

    /** Somebody says where a file is: whether the message was about that. The oldest is forgotten for one more than a user looks at. */
    boolean announced(Message message) {
        if (route.isEmpty() || !FileNotice.in(message)) {
            return false;
        }
        if (message.getFrom() == null || !message.getFrom().hasResource()) {
            return true;
        }
        FileNotice.of(message).ifPresent(notice -> {
            FileOffer offer = new FileOffer(
                    message.getFrom().toString(),
                    String.valueOf(message.getStanzaId()),
                    notice.name(),
                    notice.octets());
            synchronized (told) {
                if (told.putIfAbsent(offer, notice.at()) != null) {
                    return;
                }
                if (told.size() > OfferedFiles.OFFERS_MAX) {
                    told.remove(told.keySet().iterator().next());
                }
            }
            transfers.announced(offer);
        });
        return true;
    }

    /** Where the file of that offer is, which is not offered any more then; empty where it does not lie at a server. */
    Optional<ServerUrl> at(FileOffer offer) {
        synchronized (told) {
            return Optional.ofNullable(told.remove(offer));
        }
    }

    /** Fetches it. */
    FileOutcome fetch(FileOffer offer, ServerUrl at) {
        Digested digested = new Digested();
        Phrase why = fetched(offer, at, digested);
        boolean whole = why.is(FileDecisions.WHOLE);
        transfers.decided(offer.name(), (whole ? FileDecisions.TAKEN : FileDecisions.NOT_TAKEN).of(offer.user()), why);
        return new FileOutcome(
                offer.name(), offer.user(), whole, digested.octets(), whole ? digested.hex() : "", why.text());
    }

    private Phrase fetched(FileOffer offer, ServerUrl at, Digested digested) {
        try {
            Fetched fetched = way().get(at, Optional.empty());
            if (!answers(fetched, OK)) {
                return FileDecisions.SERVER.of(fetched.text());
            }
            byte[] octets = ((Fetched.Answered) fetched).body();
            digested.add(octets);
            return octets.length == offer.octets()
                    ? FileDecisions.WHOLE.of(octets.length, "the server " + at.host())
                    : FileDecisions.BROKEN.of(octets.length, offer.octets());
        } catch (RouteLost | Stopped lost) {
            return FileDecisions.SERVER.of(String.valueOf(lost.getMessage()));
        }
    }

    private static boolean answers(Fetched fetched, int status) {
        return fetched instanceof Fetched.Answered answered && answered.status() == status;
    }

    private Route way() {
        LabClock clock = transfers.host().dialler().clock();
        return route.orElseThrow().within(new Patience(clock, clock.limit(LIMIT)));
    }
}
