package org.uclab.client.xmpp;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Transport;
import org.uclab.shell.screen.ScreenHost;
import org.uclab.shell.screen.ScreenView;

/**
 * Screens that two clients show each other where they have nothing but IM (S4, port tables): at a port of whoever shows it, drawn from
 * a range. One screen for each of the others, in each direction. Safe for any thread.
 */
public final class ScreenShares {

    /** Offers that wait for the user, and screens that are shown at once. ASSUMED(choice). */
    static final int SCREENS_MAX = 10;

    /** Lab time for a connection to a screen, and again for its first picture. ASSUMED(choice). */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    /** How the port is known to faults and to the history. */
    private static final String SERVICE = "im-share";

    /** Numbers drawn until one is free. */
    private static final int TRIES = 10;

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final int PORT_MAX = 65535;

    static {
        // Smack keeps every provider for as long as the process lives, so there is one.
        ProviderManager.addIQProvider(ShareOffer.ELEMENT, ShareOffer.NAMESPACE, new ShareOffer.Reader());
    }

    private record Offered(String from, ShareOffer offer) {}

    private final FileTransfers files;
    private final Correspondence correspondence;
    private final Inbox<Offered> offers = new Inbox<>();
    private final Inbox<ShareOutcome> outcomes = new Inbox<>();

    // Of the agenda's thread alone.
    private final Map<String, ScreenHost> shown = new HashMap<>();
    private final Map<String, ScreenView> seen = new HashMap<>();

    /**
     * @param files          what it has in common with them: the host, the thread, and questions to other clients
     * @param correspondence knows who is there
     */
    ScreenShares(XMPPTCPConnection connection, FileTransfers files, Correspondence correspondence) {
        this.files = files;
        this.correspondence = correspondence;
        connection.registerIQRequestHandler(
                new AbstractIqRequestHandler(
                        ShareOffer.ELEMENT, ShareOffer.NAMESPACE, IQ.Type.set, IQRequestHandler.Mode.async) {
                    @Override
                    public IQ handleIQRequest(IQ request) {
                        return offered((ShareOffer) request).orElse(null);
                    }
                });
    }

    private Optional<Phrase> objection() {
        return switch (files.host().way()) {
            case DIRECT -> Optional.empty();
            case EDGE -> Optional.of(ImShareDecisions.EDGE.of());
            case MOBILE, CLOUD_MOBILE -> Optional.of(ImShareDecisions.MOBILE.of());
        };
    }

    /**
     * Offers the screen to a user; what comes of it, {@link #outcome} tells.
     *
     * @param to    bare address
     * @param ports of which one is drawn
     * @return why it cannot be offered; empty where it is
     */
    public Optional<String> share(String to, SharePorts ports) {
        Optional<ContactPresence> there = correspondence
                .clientOf(to)
                .filter(one -> one.available() && !one.resource().isEmpty());
        Optional<Phrase> objection =
                objection().or(() -> there.isEmpty() ? Optional.of(ImShareDecisions.NOBODY.of(to)) : Optional.empty());
        if (objection.isPresent()) {
            decided(ImShareDecisions.NOT_SHOWN.of(to), objection.get());
            return Optional.of(objection.get().text());
        }
        EntityFullJid target =
                JidCreate.entityFullFromOrThrowUnchecked(to + "/" + there.get().resource());
        files.agenda().soon(() -> open(target, ports));
        return Optional.empty();
    }

    private void open(EntityFullJid to, SharePorts ports) {
        String word = files.host().ids().uuid().toString();
        free(word, ports, TRIES).onComplete(opened -> {
            if (opened.failed() || opened.result().isEmpty()) {
                known(to, false, ImShareDecisions.NO_PORT.of(ports.first(), ports.last()));
                return;
            }
            Opened one = opened.result().get();
            stop(to.asBareJid().toString());
            shown.put(to.asBareJid().toString(), one.host());
            ShareOffer offer = new ShareOffer(one.at().address(), one.at().port(), word);
            offer.setTo(to);
            offer.setType(IQ.Type.set);
            files.ask(
                    offer,
                    FileTransfers.OFFER_LIMIT,
                    answer -> known(to, true, ImShareDecisions.AT.of(one.at())),
                    cause -> {
                        stop(to.asBareJid().toString());
                        known(to, false, why(cause));
                    });
        });
    }

    private record Opened(ScreenHost host, Endpoint at) {}

    private Future<Optional<Opened>> free(String word, SharePorts ports, int tries) {
        if (tries == 0 || shown.size() >= SCREENS_MAX) {
            return Future.succeededFuture(Optional.empty());
        }
        FileHost mine = files.host();
        int port = ports.first() + mine.ids().below(ports.size());
        RangeSockets range = mine.dialler()
                .sockets(new PortRange(
                        mine.journal().recorder().node(),
                        SERVICE,
                        "screen",
                        Transport.TCP,
                        mine.dialler().from(),
                        port,
                        port));
        ScreenCapture screen = new ScreenCapture();
        ScreenHost host = new ScreenHost(range, word, () -> screen.piece(0, (int) screen.octets()), files.agenda());
        return host.open()
                .compose(at -> at.isPresent()
                        ? Future.succeededFuture(Optional.of(new Opened(host, at.get())))
                        : free(word, ports, tries - 1));
    }

    private static Phrase why(Exception cause) {
        if (cause instanceof XMPPException.XMPPErrorException refused) {
            StanzaError.Condition condition = refused.getStanzaError().getCondition();
            return condition == StanzaError.Condition.item_not_found
                    ? ImShareDecisions.UNREACHED.of("the other side says so")
                    : ImShareDecisions.REFUSED.of(condition.toString().replace('_', '-'));
        }
        return ImShareDecisions.REFUSED.of("none");
    }

    private void known(EntityFullJid to, boolean isSeen, Phrase why) {
        String peer = to.asBareJid().toString();
        decided((isSeen ? ImShareDecisions.SHOWN : ImShareDecisions.NOT_SHOWN).of(peer), why);
        outcomes.add(new ShareOutcome(peer, isSeen, why.text()));
    }

    private void decided(Outcome.Taken outcome, Phrase why) {
        files.host().journal().decided(ImShareDecisions.SCREEN.of(), outcome, why);
    }

    /** What has become of the screen that was offered to that bare address, now or when that is known; each is told once. */
    public CompletableFuture<ShareOutcome> outcome(String to) {
        return outcomes.take(outcome -> outcome.peer().equalsIgnoreCase(to));
    }

    /** The screen is shown to that bare address no more. */
    public void end(String to) {
        files.agenda().soon(() -> stop(to));
    }

    private void stop(String to) {
        Optional.ofNullable(shown.remove(to)).ifPresent(ScreenHost::close);
    }

    /** Somebody shows a screen. */
    private Optional<IQ> offered(ShareOffer offer) {
        if (objection().isPresent()) {
            return Optional.of(IQ.createErrorResponse(offer, StanzaError.Condition.service_unavailable));
        }
        boolean fits = offer.getFrom() != null
                && offer.getFrom().hasResource()
                && ADDRESS.matcher(offer.host()).matches()
                && offer.port() > 0
                && offer.port() <= PORT_MAX
                && WORD.matcher(offer.word()).matches();
        if (!fits) {
            return Optional.of(IQ.createErrorResponse(offer, StanzaError.Condition.bad_request));
        }
        if (!offers.addBelow(
                SCREENS_MAX, new Offered(offer.getFrom().asBareJid().toString(), offer))) {
            return Optional.of(IQ.createErrorResponse(offer, StanzaError.Condition.resource_constraint));
        }
        return Optional.empty();
    }

    /** Looks at the first screen that somebody with that bare address shows and nobody has looked at; done when that is known. */
    public CompletableFuture<ShareOutcome> look(String from) {
        return offers.take(offered -> offered.from().equalsIgnoreCase(from)).thenCompose(this::look);
    }

    private CompletableFuture<ShareOutcome> look(Offered offered) {
        CompletableFuture<ShareOutcome> known = new CompletableFuture<>();
        Endpoint at = new Endpoint(offered.offer().host(), offered.offer().port());
        files.agenda()
                .soon(() -> ScreenView.dial(
                                files.host().dialler(),
                                at,
                                offered.offer().word(),
                                DIAL_LIMIT,
                                () -> seen.remove(offered.from()),
                                files.agenda())
                        .onComplete(opened -> {
                            Phrase why = opened.succeeded()
                                    ? ImShareDecisions.AT.of(at)
                                    : ImShareDecisions.UNREACHED.of(
                                            opened.cause().getMessage());
                            if (opened.succeeded()) {
                                Optional.ofNullable(seen.put(offered.from(), opened.result()))
                                        .ifPresent(ScreenView::close);
                            }
                            files.answer(
                                    opened.succeeded()
                                            ? IQ.createResultIQ(offered.offer())
                                            : IQ.createErrorResponse(
                                                    offered.offer(), StanzaError.Condition.item_not_found));
                            decided(
                                    (opened.succeeded() ? ImShareDecisions.SEEN : ImShareDecisions.NOT_SEEN)
                                            .of(offered.from()),
                                    why);
                            known.complete(new ShareOutcome(offered.from(), opened.succeeded(), why.text()));
                        }));
        return known;
    }

    /** Shows nothing, and looks at nothing any more. Of the agenda's thread. */
    void close() {
        shown.values().forEach(ScreenHost::close);
        shown.clear();
        seen.values().forEach(ScreenView::close);
        seen.clear();
    }
}
