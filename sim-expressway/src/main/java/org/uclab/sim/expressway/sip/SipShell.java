package org.uclab.sim.expressway.sip;

import java.util.EnumMap;
import java.util.Map;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Core;
import org.uclab.lab.core.Driver;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;

/** The sockets around the core of a proxy: one endpoint for each leg, so that what came by one goes on by the other. */
final class SipShell {

    private final NodeContext node;
    private final Agenda loop;
    private final Map<Leg, SipServing> legs = new EnumMap<>(Leg.class);
    private final Driver<ProxyInput, ProxyAction> driver;

    SipShell(NodeContext node, Agenda loop, Core<ProxyInput, ProxyAction> core) {
        this.node = node;
        this.loop = loop;
        this.driver = new Driver<>(core, loop, (action, none) -> act(action), () -> 0, node.recorder()::failed);
    }

    SipServing leg(Leg leg, SipSettings settings) {
        SipServing serving = SipServing.at(node, loop, settings, new SipUser() {
            @Override
            public void asked(Asked asked) {
                driver.input(new ProxyInput.Came(leg, asked));
            }

            @Override
            public void gone(Flow flow) {
                driver.input(new ProxyInput.Gone(leg, flow));
            }
        });
        legs.put(leg, serving);
        return serving;
    }

    /** The core is asked for the first time when it wants to be woken. */
    void begin() {
        driver.begin();
    }

    /** Whatever happens from now on is nothing to it. */
    void stop() {
        driver.close();
    }

    private void act(ProxyAction action) {
        switch (action.kind()) {
            case ANSWER -> {
                ProxyAction.Answer answer = (ProxyAction.Answer) action;
                legs.get(answer.leg()).answer(answer.asked(), answer.response());
            }
            case ASK -> ask((ProxyAction.Ask) action);
            case END -> {
                ProxyAction.End end = (ProxyAction.End) action;
                // Behind what is still to be sent, which may wait for the turn that brought this.
                loop.soon(() -> legs.get(end.leg()).end(end.flow()));
            }
            case DECIDED -> node.recorder().decided(((ProxyAction.Decided) action).decision());
        }
    }

    /** What is told of a request comes in turn, behind what is dealt with now. */
    private void ask(ProxyAction.Ask ask) {
        legs.get(ask.leg()).ask(ask.request(), ask.flow(), new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                driver.input(new ProxyInput.Answered(ask.asker(), response, flow));
            }

            @Override
            public void lost(Loss loss) {
                driver.input(new ProxyInput.Lost(ask.asker(), loss));
            }
        });
    }
}
