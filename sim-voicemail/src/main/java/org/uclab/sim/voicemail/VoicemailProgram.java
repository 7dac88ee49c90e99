package org.uclab.sim.voicemail;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.model.Service;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;
import org.uclab.sim.voicemail.mailbox.MailEvent;
import org.uclab.sim.voicemail.notify.Notifier;
import org.uclab.sim.voicemail.notify.NotifierTimes;
import org.uclab.sim.voicemail.vmrest.VmrestResponder;
import org.uclab.sim.voicemail.world.VoicemailServices;

/** A voicemail node, from power-up to power cut. Mailboxes outlive it, subscriptions do not. */
final class VoicemailProgram implements Program {

    private final MailCluster cluster;
    private Agenda agenda;
    private Notifier notifier;
    private VoiceCalls calls;
    private MessageWaiting waiting;
    private Consumer<List<MailEvent>> watcher;
    private Runnable nodes;
    private String host;

    VoicemailProgram(MailCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Future<?> start(NodeContext node) {
        host = node.name();
        agenda = Agenda.here(node.clock(), node.recorder()::failed);
        notifier = new Notifier(node, agenda, NotifierTimes.usual(cluster.subscription()));
        calls = new VoiceCalls(node, agenda, cluster.store());
        waiting = new MessageWaiting(host, agenda, cluster, calls.sip());
        watcher = events -> {
            notifier.happened(events);
            waiting.happened(events);
        };
        nodes = waiting::nodesChanged;
        cluster.store().watch(watcher);
        cluster.watch(nodes);
        cluster.nodeStarted(host, node.clock().now());
        VmrestResponder rest = new VmrestResponder(cluster.store(), notifier::subscription);
        List<Future<?>> listeners = new ArrayList<>();
        if (node.serves(VoicemailServices.SIP.noun())) {
            listeners.add(calls.start().onSuccess(up -> waiting.begin()));
        }
        for (Service service : VoicemailServices.ALL_REST) {
            listeners.add(HttpServing.serve(node, service.noun(), rest));
        }
        for (Service service : VoicemailServices.ALL_NOTIFY) {
            listeners.add(HttpServing.serve(node, service.noun(), notifier.at(service.noun())));
        }
        return Future.all(listeners);
    }

    @Override
    public void stop() {
        cluster.store().unwatch(watcher);
        cluster.unwatch(nodes);
        cluster.nodeStopped(host);
        notifier.close();
        calls.stop();
        agenda.close();
    }
}
