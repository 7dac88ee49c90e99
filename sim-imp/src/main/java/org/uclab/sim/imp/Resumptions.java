package org.uclab.sim.imp;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.uclab.lab.core.Agenda;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * The managed streams of a node, XEP-0198 §5: those whose connection is lost wait for another one, so long and so many, and are over
 * then. ASSUMED(reference presence-edge §1.4 15): that the product has a service parameter for them is known, what it does is not.
 */
final class Resumptions {

    /** Streams that wait at once; beyond that the one that waits longest is over. ASSUMED(choice). */
    static final int WAITING_MAX = 10_000;

    /** Streams that are over of which it is remembered how much was handled. ASSUMED(choice). */
    static final int PAST_MAX = 1_000;

    private record Past(Jid user, long handled) {}

    private final Agenda agenda;
    private final Duration patience;
    private final Supplier<String> ids;
    private final Consumer<ManagedStream> over;
    private final Map<String, ManagedStream> streams = new LinkedHashMap<>();
    private final Map<String, ManagedStream> waiting = new LinkedHashMap<>();
    private final Map<String, Past> past = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Past> eldest) {
            return size() > PAST_MAX;
        }
    };

    /**
     * @param patience lab time for which a stream waits, at most
     * @param ids      makes ids that nobody can guess
     * @param over     told of a stream that has waited for nothing
     */
    Resumptions(Agenda agenda, Duration patience, Supplier<String> ids, Consumer<ManagedStream> over) {
        this.agenda = agenda;
        this.patience = patience;
        this.ids = ids;
        this.over = over;
    }

    /** A bound client wants its stream managed, XEP-0198 §3. */
    ManagedStream enable(Jid client, StreamClient connection, Element enable) {
        String wanted = enable.attribute("resume", "");
        boolean resumable = wanted.equals("true") || wanted.equals("1");
        ManagedStream stream = new ManagedStream(resumable ? ids.get() : "", client, connection);
        if (resumable) {
            streams.put(stream.id(), stream);
        }
        return stream;
    }

    /** What a client is told whose stream is managed from now on. */
    Element enabled(ManagedStream stream) {
        Element.Builder enabled = Element.build(Namespaces.STREAM_MANAGEMENT, "enabled");
        if (stream.resumable()) {
            enabled.attribute("id", stream.id())
                    .attribute("resume", "true")
                    .attribute("max", String.valueOf(patience.toSeconds()));
        }
        return enabled.done();
    }

    /** The connection of that stream is lost: it waits. */
    void lost(ManagedStream stream) {
        if (waiting.size() >= WAITING_MAX) {
            over.accept(waiting.values().iterator().next());
        }
        waiting.put(stream.id(), stream);
        stream.waits(agenda.after(agenda.limit(patience), () -> over.accept(stream)), agenda.now());
    }

    /** That stream is over, for whatever reason. */
    void forget(ManagedStream stream) {
        stream.settle();
        waiting.remove(stream.id());
        if (streams.remove(stream.id(), stream)) {
            past.put(
                    stream.id(),
                    new Past(stream.client().bare(), stream.ledger().handled()));
        }
    }

    /** The stream of that user which waits longest. */
    Optional<ManagedStream> waitingOf(Jid user) {
        return waiting.values().stream()
                .filter(stream -> stream.client().bare().equals(user))
                .min(Comparator.comparing(ManagedStream::since));
    }

    /** A user wants a stream to go on over that connection. */
    Binder.Resumer.Resumption resume(Jid user, StreamClient connection, Element resume) {
        String id = resume.attribute("previd", "");
        OptionalLong handled = StanzaLedger.count(resume.attribute("h", ""));
        ManagedStream stream = streams.get(id);
        if (stream == null || !stream.client().bare().equals(user)) {
            return Binder.Resumer.Resumption.refused(gone(id, user));
        }
        if (handled.isEmpty() || !stream.acknowledged(handled.getAsLong())) {
            return Binder.Resumer.Resumption.refused(
                    failed(StanzaCondition.BAD_REQUEST).done());
        }
        waiting.remove(id);
        stream.over(connection);
        connection.takesUp(stream);
        return Binder.Resumer.Resumption.of(
                stream.client(),
                Element.build(Namespaces.STREAM_MANAGEMENT, "resumed")
                        .attribute("previd", id)
                        .attribute("h", String.valueOf(stream.ledger().handled()))
                        .done());
    }

    /** XEP-0198 §5: who had the stream is told how much of it was handled; who had not learns nothing. */
    private Element gone(String id, Jid user) {
        Element.Builder failed = failed(StanzaCondition.ITEM_NOT_FOUND);
        Optional.ofNullable(past.get(id))
                .filter(known -> known.user().equals(user))
                .ifPresent(known -> failed.attribute("h", String.valueOf(known.handled())));
        return failed.done();
    }

    static Element.Builder failed(StanzaCondition why) {
        return Element.build(Namespaces.STREAM_MANAGEMENT, "failed")
                .child(Element.of(Namespaces.STANZA_ERRORS, why.wire()));
    }
}
