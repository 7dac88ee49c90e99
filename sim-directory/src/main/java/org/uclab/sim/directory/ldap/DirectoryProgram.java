package org.uclab.sim.directory.ldap;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.util.ArrayList;
import java.util.List;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Places;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.directory.forest.Realm;
import org.uclab.sim.directory.world.DirectoryServices;

/** One server from power-up to power cut: its directory on {@code ldap} and {@code ldaps}, its catalog beside it. */
public final class DirectoryProgram implements Program {

    /** How the history tells LDAP. */
    public static final Teller TELLER = LdapTeller.LDAP;

    /** What can go wrong with answers. */
    public static final List<FaultForm> FAULTS = LdapFault.FORMS;

    private final Realm realm;
    private final Places<LdapConnection> places;
    private Agenda agenda;

    public DirectoryProgram(Realm realm) {
        this.realm = realm;
        this.places = new Places<>(realm.settings().connectionsMax());
    }

    @Override
    public Future<?> start(NodeContext node) {
        agenda = Agenda.here(node.clock());
        Searching directory = new Searching(realm, false, node.name(), node.clock()::wallNow);
        List<Future<?>> listening = new ArrayList<>();
        listening.add(tcp(node, DirectoryServices.LDAP.noun(), directory));
        listening.add(tcp(node, DirectoryServices.LDAPS.noun(), directory));
        LdapDatagrams datagrams =
                new LdapDatagrams(realm, directory, shell(node, DirectoryServices.LDAP.noun()), agenda);
        listening.add(node.udp(DirectoryServices.LDAP.noun(), datagrams::serve));
        if (realm.catalog().isPresent()) {
            Searching catalog = new Searching(realm, true, node.name(), node.clock()::wallNow);
            listening.add(tcp(node, DirectoryServices.GC.noun(), catalog));
            listening.add(tcp(node, DirectoryServices.GC_TLS.noun(), catalog));
        }
        return Future.all(listening);
    }

    @Override
    public void stop() {
        if (agenda != null) {
            agenda.close();
        }
    }

    private Future<?> tcp(NodeContext node, String service, Searching searching) {
        boolean tls = node.port(service, Transport.TCP).tls();
        SSLOptions startTls = tls ? null : node.startTls(service);
        LdapShell shell = shell(node, service);
        return node.tcp(service, socket -> serve(socket, shell, new LdapSession(realm, searching, tls), startTls));
    }

    private LdapShell shell(NodeContext node, String service) {
        return new LdapShell(service, realm.settings(), node.recorder(), node.faults(service));
    }

    private void serve(NetSocket socket, LdapShell shell, LdapSession session, SSLOptions startTls) {
        LdapConnection connection = new LdapConnection(socket, shell, session, agenda, startTls, asked -> {
            Wire.known(socket);
            places.known(asked);
        });
        Places.Turn<LdapConnection> turn = places.take(Hops.of(socket).peerAddress(), connection);
        socket.closeHandler(closed -> {
            places.leave(connection);
            connection.closed();
        });
        turn.leaves().ifPresent(LdapConnection::makeRoom);
        if (turn.taken()) {
            connection.serve();
        } else {
            connection.turnAway();
        }
    }
}
