package org.uclab.sim.ucm.sip;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.history.Subject;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmServices;
import org.uclab.sim.ucm.database.UcmDatabase;

/** SIP of a node, from one power-up to the next: the sockets around its {@link NodeCore}. */
public final class UcmSip implements SipUser {

    private static final String SIP = UcmServices.SIP.noun();
    private static final String SIPS = UcmServices.SIPS.noun();

    private final NodeContext node;
    private final ClusterPhones cluster;
    private final UcmDatabase database;
    private final UcmCluster.Node config;
    private final Self.Kind kind;
    private final IdentityHashMap<Asker, Asker> asking = new IdentityHashMap<>();
    private Agenda agenda;
    private SipServing sip;
    private Driver<SipInput, SipAction> driver;
    private MediaDesk media;

    public UcmSip(UcmDatabase database, UcmCluster.Node config, ClusterPhones cluster, NodeContext node) {
        this(database, config, cluster, node, Self.Kind.NODE);
    }

    /** The same on a router that stands in, and can do less. */
    public static UcmSip standingIn(
            UcmDatabase database, UcmCluster.Node config, ClusterPhones cluster, NodeContext node) {
        return new UcmSip(database, config, cluster, node, Self.Kind.SRST);
    }

    /** The same on a gateway, at which the world outside begins. */
    public static UcmSip gateway(
            UcmDatabase database, UcmCluster.Node config, ClusterPhones cluster, NodeContext node) {
        return new UcmSip(database, config, cluster, node, Self.Kind.GATEWAY);
    }

    private UcmSip(
            UcmDatabase database, UcmCluster.Node config, ClusterPhones cluster, NodeContext node, Self.Kind kind) {
        this.kind = kind;
        this.database = database;
        this.config = config;
        this.cluster = cluster;
        this.node = node;
    }

    /** What it tells of its own accord. */
    public static List<Subject> decisions() {
        return SipDecisions.all();
    }

    /** Opens the ports that the node has. To be called on the context of the node. */
    public Future<?> start() {
        agenda = Agenda.here(node.clock(), node.recorder()::failed);
        sip = SipServing.at(node, agenda, SipSettings.STANDARD, this);
        Self self = new Self(
                node.name(),
                node.address(),
                config.advertisedAs(),
                kind == Self.Kind.SRST
                        ? database.state().config().settings().calls().srstRelease()
                        : database.state().release(),
                sip::sentBy,
                kind);
        driver = new Driver<>(
                new NodeCore(self, database, cluster, sip::token),
                agenda,
                (action, exchange) -> act(action),
                () -> 0,
                node.recorder()::failed);
        cluster.lines().joins(node.name(), notice -> agenda.soon(() -> driver.input(new SipInput.LineTold(notice))));
        database.watchMessages(this, line -> agenda.soon(() -> driver.input(new SipInput.Messages(line))));
        media = new MediaDesk(
                node,
                agenda,
                (party, local) -> driver.input(new SipInput.MediaOpened(party, local)),
                (party, key) -> agenda.soon(() -> driver.input(new SipInput.KeyHeard(party, key))));
        cluster.joined(node.name(), this::order);
        cluster.terminals().opens(node.name(), new Controlling());
        List<Future<?>> opening = new ArrayList<>(List.of(media.listen()));
        if (node.serves(SIP)) {
            opening.add(sip.udp(SIP));
            opening.add(sip.tcp(SIP));
        }
        if (node.serves(SIPS)) {
            opening.add(sip.tcp(SIPS));
        }
        return Future.join(opening);
    }

    /** Drops timers; what the node knew of its phones goes with its power. */
    public void stop() {
        database.unwatchMessages(this);
        cluster.lost(node.name());
        cluster.terminals().closes(node.name());
        driver.close();
        media.stop();
        agenda.close();
    }

    /** Has a phone that is registered here restart, reset or whatever else it can be ordered to do. */
    private void order(String device, String action) {
        agenda.soon(() -> driver.input(new SipInput.Ordered(device, action)));
    }

    /** For who controls phones, from any thread. */
    private final class Controlling implements Terminals.Door {

        @Override
        public void order(String device, Terminals.Order order, String number, Consumer<String> told) {
            agenda.soon(() -> driver.input(new SipInput.Controlled(device, order, number, told)));
        }

        @Override
        public void look() {
            agenda.soon(() -> driver.input(new SipInput.Watched()));
        }
    }

    private void act(SipAction action) {
        switch (action.kind()) {
            case ANSWER -> sip.answer(((SipAction.Answer) action).asked(), ((SipAction.Answer) action).response());
            case ASK -> ask((SipAction.Ask) action);
            case ACKNOWLEDGE ->
                sip.acknowledge(((SipAction.Acknowledge) action).ack(), ((SipAction.Acknowledge) action).flow());
            case CANCEL ->
                Optional.ofNullable(asking.get(((SipAction.Cancel) action).asker()))
                        .ifPresent(sip::cancel);
            case END -> sip.end(((SipAction.End) action).flow());
            case DECIDED -> node.recorder().decided(((SipAction.Decided) action).decision());
            case OPEN_MEDIA -> media.open(((SipAction.OpenMedia) action).party());
            case AGREE_MEDIA -> media.agree((SipAction.AgreeMedia) action);
            case PRESS -> media.press((SipAction.Press) action);
            case CLOSE_MEDIA -> media.close(((SipAction.CloseMedia) action).party());
            case SHOW ->
                cluster.terminals().shows(((SipAction.Show) action).device(), ((SipAction.Show) action).shown());
            case SETTLE -> ((SipAction.Settle) action).told().accept(((SipAction.Settle) action).refused());
        }
    }

    /** What is told of a request comes in turn, behind what is dealt with now. */
    private void ask(SipAction.Ask ask) {
        Asker told = new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    asking.remove(ask.asker());
                }
                driver.input(new SipInput.Answered(ask.asker(), response, flow));
            }

            @Override
            public void lost(Loss loss) {
                asking.remove(ask.asker());
                driver.input(new SipInput.Lost(ask.asker(), loss));
            }
        };
        if (ask.request().is(SipRequest.INVITE)) {
            asking.put(ask.asker(), told);
        }
        sip.ask(ask.request(), ask.flow(), told);
    }

    @Override
    public void asked(Asked asked) {
        driver.input(new SipInput.Came(asked));
    }

    @Override
    public void acked(Asked asked, SipRequest ack) {
        driver.input(new SipInput.Acked(asked, ack));
    }

    @Override
    public void cancelled(Asked asked) {
        driver.input(new SipInput.Cancelled(asked));
    }

    @Override
    public void unacked(Asked asked) {
        driver.input(new SipInput.Unacked(asked));
    }

    @Override
    public void gone(Flow flow) {
        driver.input(new SipInput.Gone(flow));
    }
}
