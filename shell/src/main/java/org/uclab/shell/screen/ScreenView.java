package org.uclab.shell.screen;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;

/** A look at the screen of another client. Of its agenda's thread. */
public final class ScreenView {

    /** Longest picture taken, in octets. */
    static final int PICTURE_MAX = 4 << 20;

    private static final int LENGTH = 4;

    private final NetSocket socket;
    private final Agenda agenda;
    private final Runnable atEnd;
    private final Promise<ScreenView> first = Promise.promise();
    private Buffer unread = Buffer.buffer();
    private final AtomicLong pictures = new AtomicLong();
    private boolean over;

    private ScreenView(NetSocket socket, Runnable atEnd, Agenda agenda) {
        this.socket = socket;
        this.atEnd = atEnd;
        this.agenda = agenda;
    }

    /**
     * Looks there. To be called on the agenda's thread.
     *
     * @param limit lab time for the connection, and again for the first picture
     * @param atEnd once nothing more is shown, where anything was
     * @return done when the first picture is seen; failed where none ever will be, in words for people
     */
    public static Future<ScreenView> dial(
            Dialler dialler, Endpoint to, String word, Duration limit, Runnable atEnd, Agenda agenda) {
        return agenda.brought(dialler.connect(to, limit))
                .compose(socket -> new ScreenView(socket, atEnd, agenda).begin(word, limit));
    }

    private Future<ScreenView> begin(String word, Duration limit) {
        LabTimer late = agenda.after(agenda.limit(limit), () -> lost("no picture within " + limit.toSeconds() + " s"));
        socket.exceptionHandler(cut -> agenda.run(() -> lost("the connection was cut")));
        socket.closeHandler(closed -> agenda.run(() -> lost("the connection was closed")));
        socket.handler(bytes -> agenda.run(() -> heard(bytes)));
        socket.write(Buffer.buffer(word));
        return first.future().onComplete(known -> late.cancel());
    }

    private void heard(Buffer bytes) {
        unread.appendBuffer(bytes);
        int at = 0;
        while (unread.length() - at >= LENGTH) {
            int length = unread.getInt(at);
            if (length <= 0 || length > PICTURE_MAX) {
                lost("a picture of " + length + " octets");
                return;
            }
            if (unread.length() - at < LENGTH + length) {
                break;
            }
            at += LENGTH + length;
            pictures.incrementAndGet();
        }
        unread = unread.getBuffer(at, unread.length());
        if (pictures.get() > 0) {
            first.tryComplete(this);
        }
    }

    private void lost(String why) {
        socket.close();
        if (over) {
            return;
        }
        over = true;
        if (!first.tryFail(why)) {
            atEnd.run();
        }
    }

    /** How many have been seen. Any thread. */
    public long pictures() {
        return pictures.get();
    }

    /** Looks no more. */
    public void close() {
        over = true;
        socket.close();
    }
}
