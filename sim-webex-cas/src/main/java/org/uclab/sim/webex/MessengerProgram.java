package org.uclab.sim.webex;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;
import org.uclab.shell.xmpp.XmppServing;

/** The cloud's XMPP on both its ports, and its archive, from power-up to power cut. */
final class MessengerProgram implements Program {

    /** S4, "Cloud-Based Encryption": session keys of 128 bits between client and service. */
    private static final List<String> AES_128 = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private final WebexCloud cloud;
    private volatile Optional<Messenger> running = Optional.empty();

    MessengerProgram(WebexCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Future<?> start(NodeContext node) {
        Agenda agenda = Agenda.here(node.clock(), node.recorder()::failed);
        Messenger messenger = new Messenger(node, agenda, cloud);
        running = Optional.of(messenger);
        // ASSUMED(S4): it is not said whether TLS begins at once on 443; here it begins by STARTTLS on both.
        return Future.all(
                XmppServing.serve(
                        node,
                        WebexServices.XMPP_443.noun(),
                        agenda,
                        AES_128,
                        stream -> new MessengerClient(stream, messenger)),
                XmppServing.serve(
                        node,
                        WebexServices.XMPP.noun(),
                        agenda,
                        AES_128,
                        stream -> new MessengerClient(stream, messenger)),
                HttpServing.serve(node, WebexServices.ARCHIVE.noun(), new ArchiveResponder(cloud.archive())));
    }

    @Override
    public void stop() {
        running.ifPresent(Messenger::stop);
    }
}
