package org.uclab.sim.expressway.sip;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.core.Core;
import org.uclab.protocol.sip.Flow;

/** What the proxies of E and C have in common: what is answered, or lost, goes to who asked. */
abstract class ProxyCore implements Core<ProxyInput, ProxyAction> {

    private final ProxyDesk desk;

    ProxyCore(ProxyDesk desk) {
        this.desk = desk;
    }

    @Override
    public final List<ProxyAction> on(ProxyInput input, Instant now) {
        desk.at(now);
        switch (input.kind()) {
            case CAME -> {
                ProxyInput.Came came = (ProxyInput.Came) input;
                came(new ProxyDesk.Question(came.leg(), came.asked()));
            }
            case ACKED -> dialogs().acked(((ProxyInput.Acked) input).asked(), ((ProxyInput.Acked) input).ack());
            case CANCELLED -> dialogs().cancelled(((ProxyInput.Cancelled) input).asked());
            case UNACKED -> dialogs().unacked(((ProxyInput.Unacked) input).asked());
            case MEDIA_OPENED ->
                desk.mediaOpened(((ProxyInput.MediaOpened) input).ticket(), ((ProxyInput.MediaOpened) input).there());
            case ANSWERED -> {
                ProxyInput.Answered answered = (ProxyInput.Answered) input;
                answered.asker().answered(answered.response(), answered.flow());
            }
            case LOST -> ((ProxyInput.Lost) input).asker().lost(((ProxyInput.Lost) input).loss());
            case GONE -> gone(((ProxyInput.Gone) input).leg(), ((ProxyInput.Gone) input).flow());
        }
        return desk.taken();
    }

    @Override
    public final Optional<Instant> wakeAt() {
        return Stream.of(desk.wakeAt(), linksWakeAt()).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    @Override
    public final List<ProxyAction> wake(Instant now) {
        desk.at(now);
        desk.wake();
        linksWake();
        return desk.taken();
    }

    /** When its own links want to be woken. */
    Optional<Instant> linksWakeAt() {
        return Optional.empty();
    }

    /** Their time may have come. */
    void linksWake() {}

    /** What it carries. */
    abstract DialogCarrier dialogs();

    /** A request has come. */
    abstract void came(ProxyDesk.Question question);

    /** A connection of that leg has ended. */
    abstract void gone(Leg leg, Flow flow);
}
