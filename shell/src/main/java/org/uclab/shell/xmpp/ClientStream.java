package org.uclab.shell.xmpp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Initiation;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.PeerProof;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;
import org.uclab.protocol.xmpp.StreamSide;

/**
 * A stream on a socket that was dialled, up to where it may be used. It records nothing: whoever answers does. What a peer
 * says on it once it is open is dialback, or what a component is told, and nothing else.
 */
public final class ClientStream {

    /**
     * How a stream is opened.
     *
     * @param header our opening
     * @param limit  lab time for all of it
     */
    public record Opening(StreamHeader header, Duration limit) {}

    /**
     * TLS for a stream that asks for it.
     *
     * @param host name that the peer's certificate must show
     */
    public record Security(ClientSSLOptions options, String host) {}

    private final NetSocket socket;
    private final StreamOutput output;
    private final StreamParser parser = new StreamParser(StreamLimits.STRANGER);
    private final String contentNamespace;
    private final Agenda agenda;
    private final Optional<Security> tls;
    private final Consumer<Element> listener;
    private final Driver<NegotiationInput, NegotiationAction> driver;
    private final Promise<ClientStream> opened = Promise.promise();

    private ClientStream(
            NetSocket socket,
            Opening opening,
            Optional<Security> tls,
            Agenda agenda,
            StreamSide side,
            Consumer<Element> listener) {
        this.socket = socket;
        this.output = new StreamOutput(socket);
        this.contentNamespace = opening.header().contentNamespace();
        this.agenda = agenda;
        this.tls = tls;
        this.listener = listener;
        this.driver =
                new Driver<>(new StreamCore(side), agenda, (action, exchange) -> act(action), () -> 0, this::mistaken);
    }

    private static ClientStream of(NetSocket socket, Opening opening, Optional<Security> tls, Agenda agenda) {
        Initiation side =
                new Initiation(opening.header(), tls.isPresent(), agenda.limit(opening.limit()), agenda.now());
        return new ClientStream(socket, opening, tls, agenda, side, element -> {});
    }

    /** Opens a stream that is only for speaking; failed where it does not come about. It tells when it is lost. */
    public static Future<ClientStream> open(NetSocket socket, Opening opening, Agenda agenda, Runnable onLost) {
        return of(socket, opening, Optional.empty(), agenda).begin(onLost);
    }

    /**
     * Opens a stream and goes as far as the end of STARTTLS, after which the socket is where somebody's own stream may
     * begin. A failure closes it.
     *
     * @param host name that the peer's certificate must show
     */
    public static Future<NetSocket> secure(
            NetSocket socket, Opening opening, ClientSSLOptions tls, String host, Agenda agenda) {
        ClientStream stream = of(socket, opening, Optional.of(new Security(tls, host)), agenda);
        return stream.begin(() -> {}).map(up -> {
            stream.driver.close();
            return socket;
        });
    }

    /** Who uses a stream to another server: what proves the domain, who hears dialback, and who is told when it is lost. */
    public record Use(PeerProof proof, Consumer<Element> listener, Runnable onLost) {}

    /** Opens a stream to another server, with TLS and that proof; failed where it does not come about. */
    public static Future<ClientStream> toPeer(NetSocket socket, Opening opening, Security tls, Use use, Agenda agenda) {
        Initiation side = Initiation.toPeer(opening.header(), use.proof(), agenda.limit(opening.limit()), agenda.now());
        return new ClientStream(socket, opening, Optional.of(tls), agenda, side, use.listener()).begin(use.onLost());
    }

    /** Who uses a stream as a component: the proof for a stream of that id, who hears answers, and who is told when it is lost. */
    public record Component(Function<String, Element> handshake, Consumer<Element> listener, Runnable onLost) {}

    /** Opens a stream as a component, in the clear (XEP-0114 §3); failed where it does not come about. */
    public static Future<ClientStream> asComponent(
            NetSocket socket, Opening opening, Component component, Agenda agenda) {
        Initiation side = Initiation.ofComponent(
                opening.header(), component.handshake(), agenda.limit(opening.limit()), agenda.now());
        return new ClientStream(socket, opening, Optional.empty(), agenda, side, component.listener())
                .begin(component.onLost());
    }

    private Future<ClientStream> begin(Runnable onLost) {
        socket.exceptionHandler(broken -> {}); // the close handler follows
        socket.closeHandler(closed -> agenda.run(() -> {
            lost("hung up");
            onLost.run();
        }));
        socket.handler(bytes -> agenda.run(() -> take(bytes.getBytes())));
        driver.input(new NegotiationInput.Begun(), 0);
        return opened.future();
    }

    /** Says something, unless it is over. */
    public void send(Element element) {
        output.write(element.toXml(contentNamespace));
    }

    /** Ends the connection. */
    public void drop() {
        drop("dropped");
    }

    private void take(byte[] bytes) {
        parser.feed(bytes);
        for (var event = parser.next(); event.isPresent(); event = parser.next()) {
            driver.input(new NegotiationInput.Heard(event.get()), 0);
        }
    }

    private void act(NegotiationAction action) {
        switch (action.kind()) {
            case OPEN -> output.write(((NegotiationAction.Open) action).header().toXml());
            case SEND -> send(((NegotiationAction.Send) action).element());
            case SECURE -> upgrade(tls.orElseThrow());
            case ESTABLISHED -> opened.tryComplete(this);
            case DROP -> drop(((NegotiationAction.Drop) action).why());
            case RESTART -> parser.restart(((NegotiationAction.Restart) action).limits());
            case DELIVER -> listener.accept(((NegotiationAction.Deliver) action).element());
            case HAND_ON, END -> throw new IllegalStateException(action + " is for whoever answers");
        }
    }

    private void upgrade(Security security) {
        // RFC 6120 §5.4.3.3: nothing that came in the clear may be read after the handshake.
        parser.discard();
        socket.upgradeToSsl(security.options(), security.host())
                .onSuccess(up -> driver.input(new NegotiationInput.Secured(), 0))
                .onFailure(refused -> drop(String.valueOf(refused.getMessage())));
    }

    private void mistaken(Throwable ours) {
        agenda.mistaken(ours);
        drop("a mistake of ours");
    }

    private void drop(String why) {
        output.drop();
        lost(why);
    }

    private void lost(String why) {
        driver.input(new NegotiationInput.Gone(), 0);
        driver.close();
        opened.tryFail(why);
    }
}
