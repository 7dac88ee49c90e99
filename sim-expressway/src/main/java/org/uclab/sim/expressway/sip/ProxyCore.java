package org.uclab.sim.expressway.sip;

import java.time.Instant;
import java.util.List;
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
            case ANSWERED -> {
                ProxyInput.Answered answered = (ProxyInput.Answered) input;
                answered.asker().answered(answered.response(), answered.flow());
            }
            case LOST -> ((ProxyInput.Lost) input).asker().lost(((ProxyInput.Lost) input).loss());
            case GONE -> gone(((ProxyInput.Gone) input).leg(), ((ProxyInput.Gone) input).flow());
        }
        return desk.taken();
    }

    /** A request has come. */
    abstract void came(ProxyDesk.Question question);

    /** A connection of that leg has ended. */
    abstract void gone(Leg leg, Flow flow);
}
