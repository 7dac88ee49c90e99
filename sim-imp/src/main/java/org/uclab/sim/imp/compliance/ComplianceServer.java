package org.uclab.sim.imp.compliance;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.shell.http.HttpServing;
import org.uclab.shell.xmpp.XmppServing;
import org.uclab.shell.xmpp.XmppTeller;
import org.uclab.sim.imp.cluster.ImpServices;

/** A compliance server of somebody else's, and what it has logged. */
public final class ComplianceServer {

    private final Map<String, String> passwords;
    private final MessageLog log = new MessageLog();

    /**
     * @param passwords by the names of the components that may connect
     */
    public ComplianceServer(Map<String, String> passwords) {
        this.passwords = Map.copyOf(passwords);
    }

    /** What runs from one power-up to the next power cut. */
    public Program program() {
        return new Running();
    }

    private final class Running implements Program {

        private volatile Optional<Agenda> running = Optional.empty();

        @Override
        public Future<?> start(NodeContext place) {
            Agenda agenda = Agenda.here(place.clock(), place.recorder()::failed);
            running = Optional.of(agenda);
            // The nodes dial in no order, so each has a source of its own.
            Future<?> streams = XmppServing.clear(
                    place,
                    ImpServices.COMPLIANCE.noun(),
                    agenda,
                    XmppTeller.XMPP,
                    stream -> new ComplianceInlet(
                            stream,
                            passwords,
                            log,
                            agenda,
                            name -> place.draws("stream ids of " + name).uuid().toString()));
            return Future.join(
                    List.of(streams, HttpServing.serve(place, ImpServices.MESSAGE_LOG.noun(), new LogResponder(log))));
        }

        @Override
        public void stop() {
            running.ifPresent(Agenda::close);
        }
    }
}
