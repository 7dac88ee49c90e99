package org.uclab.shell.xmpp;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.history.Hop;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;

/**
 * A stream that ends elsewhere: its bytes pass unchanged, either way, and are only listened in on for the history. Until
 * the other end is reached the peer is held.
 */
public final class CarriedStream {

    private final ServerStream stream;
    private final NetSocket socket;
    private final StreamOutput output;
    private final StreamVoice voice;
    private final StreamTap inbound;
    private final StreamTap outbound;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private Optional<StreamVoice> beyond = Optional.empty();
    private Optional<Consumer<byte[]>> sink = Optional.empty();

    CarriedStream(
            ServerStream stream,
            NetSocket socket,
            StreamOutput output,
            StreamParser parser,
            StreamVoice voice,
            byte[] opening) {
        this.stream = stream;
        this.socket = socket;
        this.output = output;
        this.voice = voice;
        this.inbound = new StreamTap(parser, this::heard, voice.recorder());
        this.outbound = new StreamTap(new StreamParser(StreamLimits.STRANGER), this::told, voice.recorder());
        held.writeBytes(opening);
    }

    /** From now on what passes is recorded on that side too: where it is carried over, and to whom. */
    public void over(String service, Hop way) {
        beyond = Optional.of(new StreamVoice(voice.recorder(), service, voice.teller(), () -> way));
    }

    /** The other end has been reached; it gets all of the stream, from its first byte on. */
    public void reached(Consumer<byte[]> otherEnd) {
        stream.tell(new NegotiationInput.Reached());
        if (!output.ended()) {
            sink = Optional.of(otherEnd);
            otherEnd.accept(held.toByteArray());
            held.reset();
            socket.resume();
        }
    }

    /** Whether the other end has been reached. */
    public boolean isReached() {
        return sink.isPresent();
    }

    /** Bytes from the other end; done when the peer's socket has taken them. */
    public Future<Void> write(byte[] bytes) {
        if (!output.ended()) {
            outbound.feed(bytes);
        }
        return output.write(bytes);
    }

    /** Hears no more of the peer for now. */
    public void pause() {
        socket.pause();
    }

    public void resume() {
        socket.resume();
    }

    /** The other end has ended. */
    public void end() {
        output.end();
        stream.gone();
    }

    /** The other end cannot be reached, or is lost. */
    public void broken(String why) {
        if (isReached()) {
            end();
        } else {
            stream.tell(new NegotiationInput.Expelled(StreamCondition.REMOTE_CONNECTION_FAILED, why));
        }
    }

    /** The peer's bytes. */
    void heard(byte[] bytes) {
        inbound.feed(bytes);
        sink.ifPresentOrElse(otherEnd -> otherEnd.accept(bytes), () -> held.writeBytes(bytes));
    }

    private void heard(StreamEvent event) {
        voice.heard(event, 0);
        passedOn(event);
    }

    /** What the peer said goes on to the other end. */
    void passedOn(StreamEvent event) {
        beyond.ifPresent(side -> side.passedOn(event));
    }

    private void told(StreamEvent event) {
        beyond.ifPresent(side -> side.heard(event, 0));
        voice.passedOn(event);
        if (event instanceof StreamEvent.Received received && received.element().is(Namespaces.SASL, "success")) {
            // RFC 6120 §6.4.6: both sides begin new streams.
            inbound.restart(StreamLimits.SIGNED_IN);
            outbound.restart(StreamLimits.SIGNED_IN);
        }
    }
}
