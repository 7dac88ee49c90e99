package org.uclab.sim.expressway.sip;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Core;
import org.uclab.lab.core.Driver;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;
import org.uclab.sim.expressway.media.MediaRelays;

/** The sockets around the core of a proxy: one endpoint for each leg, so that what came by one goes on by the other. */
final class SipShell {

    private final NodeContext node;
    private final Agenda loop;
    private final MediaRelays media;
    /** INVITEs that can be given up, by who has sent them. */
    private final IdentityHashMap<Asker, Asker> asking = new IdentityHashMap<>();

    private final Map<Leg, SipServing> legs = new EnumMap<>(Leg.class);
    private final Driver<ProxyInput, ProxyAction> driver;

    SipShell(NodeContext node, Agenda loop, MediaRelays media, Core<ProxyInput, ProxyAction> core) {
        this.node = node;
        this.loop = loop;
        this.media = media;
        this.driver = new Driver<>(core, loop, (action, none) -> act(action), () -> 0, node.recorder()::failed);
    }

    SipServing leg(Leg leg, SipSettings settings) {
        SipServing serving = SipServing.at(node, loop, settings, new SipUser() {
            @Override
            public void asked(Asked asked) {
                driver.input(new ProxyInput.Came(leg, asked));
            }

            @Override
            public void acked(Asked asked, SipRequest ack) {
                driver.input(new ProxyInput.Acked(asked, ack));
            }

            @Override
            public void cancelled(Asked asked) {
                driver.input(new ProxyInput.Cancelled(asked));
            }

            @Override
            public void unacked(Asked asked) {
                driver.input(new ProxyInput.Unacked(asked));
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
            case CANCEL -> {
                ProxyAction.Cancel cancel = (ProxyAction.Cancel) action;
                Optional.ofNullable(asking.get(cancel.asker()))
                        .ifPresent(told -> legs.get(cancel.leg()).cancel(told));
            }
            case ACKNOWLEDGE -> {
                ProxyAction.Acknowledge acknowledge = (ProxyAction.Acknowledge) action;
                legs.get(acknowledge.leg()).acknowledge(acknowledge.ack(), acknowledge.flow());
            }
            case OPEN_MEDIA -> {
                ProxyAction.OpenMedia open = (ProxyAction.OpenMedia) action;
                media.open(
                        open.call(),
                        open.lines(),
                        there -> driver.input(new ProxyInput.MediaOpened(open.ticket(), there)));
            }
            case CLOSE_MEDIA ->
                media.close(((ProxyAction.CloseMedia) action).call(), ((ProxyAction.CloseMedia) action).why());
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
        Asker told = new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    asking.remove(ask.asker());
                }
                driver.input(new ProxyInput.Answered(ask.asker(), response, flow));
            }

            @Override
            public void lost(Loss loss) {
                asking.remove(ask.asker());
                driver.input(new ProxyInput.Lost(ask.asker(), loss));
            }
        };
        if (ask.request().is(SipRequest.INVITE)) {
            asking.put(ask.asker(), told);
        }
        legs.get(ask.leg()).ask(ask.request(), ask.flow(), told);
    }
}
