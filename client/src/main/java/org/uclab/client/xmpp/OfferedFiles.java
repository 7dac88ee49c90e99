package org.uclab.client.xmpp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.jivesoftware.smackx.si.packet.StreamInitiation;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.socks5.StreamKey;
import org.uclab.shell.socks5.BytestreamCall;

/**
 * Files that other clients offer, and that this one takes. What strangers can have here is bounded: so many offers that wait for the
 * user, each for so long, and so many places that a file is fetched from. Of the agenda's thread, but for what answers stanzas and
 * {@link #offer}.
 */
final class OfferedFiles {

    /** Offers that wait for the user; ASSUMED(choice): more than anybody looks at. */
    static final int OFFERS_MAX = 20;

    /** Stream hosts tried. ASSUMED(choice). */
    static final int HOSTS_MAX = 5;

    /** Lab time for a connection to a stream host, and again for its answers. ASSUMED(choice). */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    /** A name, and no place in a file system. */
    static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final FileTransfers transfers;
    private final Inbox<FileOffer> offers = new Inbox<>();
    private final Map<FileOffer, Waiting> waiting = new HashMap<>();

    OfferedFiles(FileTransfers transfers) {
        this.transfers = transfers;
    }

    /** An offer, and what has come of it so far. */
    private final class Waiting implements BytestreamCall.Taker {

        private final FileOffer offer;
        private final StreamInitiation stanza;
        private final Digested digested = new Digested();
        private Optional<CompletableFuture<FileOutcome>> taker = Optional.empty();
        private Optional<BytestreamCall> stream = Optional.empty();
        private Optional<LabTimer> silence = Optional.empty();
        private String way = "";

        Waiting(FileOffer offer, StreamInitiation stanza) {
            this.offer = offer;
            this.stanza = stanza;
        }

        private void limit(Duration limit, Runnable end) {
            silence.ifPresent(LabTimer::cancel);
            silence = Optional.of(transfers.agenda().after(transfers.agenda().limit(limit), end));
        }

        /** Something has to come from now on. */
        private void expecting() {
            limit(
                    FileTransfers.ANSWER_LIMIT,
                    () -> over(FileDecisions.SILENT.of(FileTransfers.ANSWER_LIMIT.toSeconds())));
        }

        @Override
        public void content(byte[] octets) {
            digested.add(octets);
            if (digested.octets() >= offer.octets()) {
                ended();
            } else {
                expecting();
            }
        }

        @Override
        public void ended() {
            over(
                    digested.octets() == offer.octets()
                            ? FileDecisions.WHOLE.of(digested.octets(), way)
                            : FileDecisions.BROKEN.of(digested.octets(), offer.octets()));
        }

        private void over(Phrase why) {
            if (!forgotten(this)) {
                return;
            }
            stream.ifPresent(BytestreamCall::close);
            boolean whole = why.is(FileDecisions.WHOLE);
            transfers.decided(
                    offer.name(), (whole ? FileDecisions.TAKEN : FileDecisions.NOT_TAKEN).of(offer.user()), why);
            FileOutcome outcome = new FileOutcome(
                    offer.name(), offer.user(), whole, digested.octets(), whole ? digested.hex() : "", why.text());
            taker.ifPresent(who -> who.complete(outcome));
        }
    }

    CompletableFuture<FileOffer> offer(String from, String name) {
        return offers.take(
                offer -> offer.user().equalsIgnoreCase(from) && offer.name().equals(name));
    }

    /** A file lies at a server. */
    void announced(FileOffer offer) {
        offers.add(offer);
    }

    /** Somebody offers a stream. */
    Optional<IQ> initiated(IQ request) {
        StreamInitiation stanza = (StreamInitiation) request;
        StreamInitiation.File file = stanza.getFile();
        if (!transfers.host().way().peers()) {
            return refused(request, StanzaError.Condition.service_unavailable);
        }
        boolean readable = file != null
                && file.getName() != null
                && stanza.getSessionID() != null
                && request.getFrom() != null
                && request.getFrom().hasResource();
        if (!readable || !NAME.matcher(file.getName()).matches() || !StreamOffers.offersBytestream(stanza)) {
            return refused(request, StanzaError.Condition.bad_request);
        }
        if (file.getSize() < 0 || file.getSize() > FileTransfers.OCTETS_MAX) {
            return refused(request, StanzaError.Condition.not_acceptable);
        }
        FileOffer offer =
                new FileOffer(request.getFrom().toString(), stanza.getSessionID(), file.getName(), file.getSize());
        synchronized (waiting) {
            if (waiting.size() >= OFFERS_MAX) {
                return refused(request, StanzaError.Condition.resource_constraint);
            }
            if (waiting.containsKey(offer)) {
                return refused(request, StanzaError.Condition.conflict);
            }
            waiting.put(offer, new Waiting(offer, stanza));
        }
        transfers.agenda().soon(() -> waits(offer));
        offers.add(offer);
        return Optional.empty();
    }

    private static Optional<IQ> refused(IQ request, StanzaError.Condition why) {
        return Optional.of(IQ.createErrorResponse(request, why));
    }

    private void waits(FileOffer offer) {
        find(offer)
                .ifPresent(one -> one.limit(
                        FileTransfers.OFFER_LIMIT,
                        () -> one.over(FileDecisions.SILENT.of(FileTransfers.OFFER_LIMIT.toSeconds()))));
    }

    private Optional<Waiting> find(FileOffer offer) {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.get(offer));
        }
    }

    private boolean forgotten(Waiting one) {
        one.silence.ifPresent(LabTimer::cancel);
        synchronized (waiting) {
            return waiting.remove(one.offer, one);
        }
    }

    void take(FileOffer offer, CompletableFuture<FileOutcome> taken) {
        Optional<Waiting> one = find(offer).filter(found -> found.taker.isEmpty());
        if (one.isEmpty()) {
            taken.complete(
                    new FileOutcome(offer.name(), offer.user(), false, 0, "", "the offer is not there any more"));
            return;
        }
        one.get().taker = Optional.of(taken);
        one.get().expecting();
        transfers.answer(StreamOffers.take(one.get().stanza));
    }

    void decline(FileOffer offer) {
        find(offer).filter(found -> found.taker.isEmpty()).ifPresent(one -> {
            transfers.answer(StreamOffers.decline(one.stanza));
            one.over(FileDecisions.OURS.of());
        });
    }

    /** Somebody tells where a stream is to be had. */
    Optional<IQ> hosts(IQ request) {
        Bytestream asked = (Bytestream) request;
        transfers.agenda().soon(() -> {
            Optional<Waiting> meant = taken(asked);
            if (meant.isEmpty()) {
                transfers.answer(IQ.createErrorResponse(request, StanzaError.Condition.not_acceptable));
                return;
            }
            Deque<Bytestream.StreamHost> left = new ArrayDeque<>(asked.getStreamHosts().stream()
                    .filter(host ->
                            ADDRESS.matcher(host.getAddress().toString()).matches())
                    .limit(HOSTS_MAX)
                    .toList());
            come(meant.get(), asked, left, new StringJoiner("; "));
        });
        return Optional.empty();
    }

    private Optional<Waiting> taken(Bytestream asked) {
        synchronized (waiting) {
            return waiting.values().stream()
                    .filter(one -> one.taker.isPresent() && one.way.isEmpty())
                    .filter(one -> one.offer.id().equals(asked.getSessionID())
                            && one.offer.from().equals(String.valueOf(asked.getFrom())))
                    .findFirst();
        }
    }

    private void come(Waiting one, Bytestream asked, Deque<Bytestream.StreamHost> left, StringJoiner failures) {
        Bytestream.StreamHost host = left.pollFirst();
        if (host == null) {
            transfers.answer(IQ.createErrorResponse(asked, StanzaError.Condition.item_not_found));
            one.over(FileDecisions.UNREACHED.of(failures));
            return;
        }
        Endpoint at = new Endpoint(host.getAddress().toString(), host.getPort());
        one.way = at.toString();
        one.silence.ifPresent(LabTimer::cancel); // to come for it has limits of its own
        String key =
                StreamKey.of(one.offer.id(), one.offer.from(), transfers.own().toString());
        BytestreamCall.dial(transfers.host().dialler(), at, key, DIAL_LIMIT, one, transfers.agenda())
                .onSuccess(open -> {
                    if (find(one.offer).filter(found -> found == one).isEmpty()) {
                        open.close();
                        return;
                    }
                    one.stream = Optional.of(open);
                    transfers.answer(StreamOffers.used(asked, host.getJID()));
                    one.content(new byte[0]); // one of no octets is whole already
                })
                .onFailure(cause -> {
                    failures.add(at + ": " + cause.getMessage());
                    come(one, asked, left, failures);
                });
    }

    void close() {
        List<Waiting> all;
        synchronized (waiting) {
            all = List.copyOf(waiting.values());
        }
        all.forEach(one -> one.over(FileDecisions.BROKEN.of(one.digested.octets(), one.offer.octets())));
    }
}
