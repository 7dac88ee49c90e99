package org.uclab.sim.imp;

import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.shell.xmpp.XmppFault;

/** A client's socket: carries out what its {@link Session} wants. Everything runs on the node's context. */
final class ClientConnection implements Lobby {

    /** The part of a node that all its connections need. */
    record Place(String domain, ImpConfig.Settings settings, ServerSSLOptions tls, FaultPoint faults) {}

    private final StreamSocket stream;
    private final Place place;
    private final ImpNode node;
    private final Session session;
    private final Alarm signIn;

    ClientConnection(StreamSocket stream, Place place, ImpNode node) {
        this.stream = stream;
        this.place = place;
        this.node = node;
        this.session = new Session(place.domain(), place.settings(), this);
        this.signIn = node.alarm(place.settings().signInLimit(), () -> run(session.late()));
        stream.read(event -> run(session.on(event)), this::closed);
    }

    /** To the bound client. */
    void deliver(Element stanza) {
        stream.send(stanza);
    }

    /** Ends the stream in that error. */
    void expel(StreamCondition why) {
        run(session.expel(why));
    }

    @Override
    public SaslMechanism.Credentials credentials() {
        return new SaslMechanism.Credentials() {
            @Override
            public Optional<Jid> user(String id, String password) {
                return node.database().user(id, password);
            }

            @Override
            public Optional<Jid> token(String address, String oneTimePassword) {
                return Jid.parse(address)
                        .filter(user -> node.database().logins().redeem(user, oneTimePassword, node.now()));
            }
        };
    }

    @Override
    public Binding bind(Jid user, String resource) {
        return node.bind(this, user, resource);
    }

    @Override
    public Optional<XmppFault> fault(String step, String user) {
        return place.faults().bite(XmppFault.class, occasion(step, user));
    }

    @Override
    public Optional<XmppFault.StreamError> streamFault(String step, String user) {
        return place.faults().bite(XmppFault.StreamError.class, occasion(step, user));
    }

    private Occasion occasion(String step, String user) {
        return new Occasion(node.now(), stream.peer(), Map.of("step", step, "user", user));
    }

    @Override
    public List<String> nodesOf(String user) {
        return Jid.parse(user).map(node.database()::nodesOf).orElse(List.of());
    }

    @Override
    public String token() {
        return node.token();
    }

    private void run(List<SessionAction> actions) {
        actions.forEach(this::run);
        if (session.state() == Session.State.BOUND || session.state() == Session.State.ENDED) {
            signIn.cancel();
        }
    }

    private void run(SessionAction action) {
        switch (action.kind()) {
            case OPEN -> stream.open(((SessionAction.Open) action).header());
            case SEND -> stream.send(((SessionAction.Send) action).element());
            case SECURE -> secure(((SessionAction.Secure) action).proceed());
            case RESTART -> stream.restart(((SessionAction.Restart) action).limits());
            case ROUTE ->
                session.client().ifPresent(client -> node.stanza(client, ((SessionAction.Route) action).stanza()));
            case END -> {
                stream.end();
                gone();
            }
        }
    }

    private void secure(Element proceed) {
        stream.secure(proceed, place.tls())
                .onSuccess(up -> run(session.secured()))
                .onFailure(refused -> stream.drop());
    }

    private void closed() {
        signIn.cancel();
        gone();
    }

    private void gone() {
        session.client().ifPresent(client -> node.ended(this, client));
    }
}
