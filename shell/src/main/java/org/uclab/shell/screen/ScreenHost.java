package org.uclab.shell.screen;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Listening;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Wire;

/**
 * A screen that is to be had at a port, for one who knows the word. Of its agenda's thread.
 *
 * <p>Anybody can call there. Who begins with anything but the word, or comes second, is sent away, and is a stranger to the port until
 * then.
 */
public final class ScreenHost {

    /** Lab time from picture to picture. ASSUMED(choice). */
    static final Duration EVERY = Duration.ofSeconds(1);

    private final RangeSockets range;
    private final byte[] word;
    private final Supplier<byte[]> screen;
    private final Agenda agenda;
    private Optional<NetSocket> viewer = Optional.empty();
    private Optional<LabTimer> next = Optional.empty();
    private boolean over;

    /**
     * @param range  of which it takes the first free port
     * @param word   at most 64 characters of ASCII
     * @param screen what is on it now
     */
    public ScreenHost(RangeSockets range, String word, Supplier<byte[]> screen, Agenda agenda) {
        this.range = range;
        this.word = word.getBytes(StandardCharsets.US_ASCII);
        this.screen = screen;
        this.agenda = agenda;
    }

    /** Opens the port; empty where none is free. */
    public Future<Optional<Endpoint>> open() {
        return agenda.brought(range.tcp(socket -> agenda.run(() -> called(socket))))
                .map(opened -> opened.socket().map(Listening::port).map(port -> port.published()));
    }

    private void called(NetSocket socket) {
        Words heard = new Words();
        socket.exceptionHandler(cut -> {}); // the close handler follows
        socket.closeHandler(closed -> agenda.run(() -> gone(socket)));
        socket.handler(bytes -> agenda.run(() -> {
            if (viewer.filter(one -> one == socket).isPresent()) {
                return; // who looks has nothing to say
            }
            Words.Said said = heard.take(bytes.getBytes(), word);
            if (said == Words.Said.OTHER || (said == Words.Said.WORD && (viewer.isPresent() || over))) {
                socket.close();
            } else if (said == Words.Said.WORD) {
                Wire.known(socket);
                viewer = Optional.of(socket);
                show();
            }
        }));
    }

    /** Whoever does not take a picture gets no other until it has. */
    private void show() {
        viewer.filter(one -> !over).ifPresent(one -> {
            byte[] picture = screen.get();
            one.write(Buffer.buffer().appendInt(picture.length).appendBytes(picture))
                    .onSuccess(taken -> agenda.run(() -> next = Optional.of(agenda.after(EVERY, this::show))));
        });
    }

    private void gone(NetSocket socket) {
        if (viewer.filter(one -> one == socket).isPresent()) {
            close();
        }
    }

    /** Shows it no more. */
    public Future<Void> close() {
        over = true;
        next.ifPresent(LabTimer::cancel);
        return range.cut();
    }

    /** Whether it is shown to somebody. */
    public boolean shown() {
        return viewer.isPresent() && !over;
    }
}
