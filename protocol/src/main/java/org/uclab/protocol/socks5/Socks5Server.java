package org.uclab.protocol.socks5;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The side that is called. It reads a greeting and a request (RFC 1928 §3, §4), however they are cut, and keeps no more than these two:
 * 519 octets. Who is called says whether the name is one it knows. What does not fit ends the connection, with the reply that the
 * document has for it.
 */
public final class Socks5Server {

    /**
     * What has come of octets.
     *
     * @param reply  to be sent; may be empty
     * @param asked  the name that is asked for, as soon as it is known: {@link #granted} or {@link #refused} answers
     * @param broken why the connection is to end, once the reply is sent; empty while it goes on
     */
    public record Turn(byte[] reply, Optional<String> asked, Optional<String> broken) {}

    private enum State {
        GREETING,
        REQUEST,
        ASKED,
        OVER
    }

    private static final byte[] NOTHING = {};
    private static final int GREETING_HEAD = 2;
    private static final int REQUEST_HEAD = 5;
    private static final int PORT_OCTETS = 2;

    private State state = State.GREETING;
    private byte[] unread = NOTHING;
    private String name = "";

    /** Takes what came. */
    public Turn take(byte[] octets) {
        if (state == State.OVER) {
            return new Turn(NOTHING, Optional.empty(), Optional.empty());
        }
        unread = Socks5.joined(unread, octets);
        byte[] reply = NOTHING;
        if (state == State.GREETING) {
            Turn greeted = greeting();
            if (state == State.GREETING || greeted.broken().isPresent()) {
                return greeted;
            }
            reply = greeted.reply();
        }
        Turn asked = state == State.REQUEST ? request() : early();
        return new Turn(Socks5.joined(reply, asked.reply()), asked.asked(), asked.broken());
    }

    private Turn greeting() {
        if (unread.length > 0 && at(0) != Socks5.VERSION) {
            return broken(NOTHING, "it is no SOCKS5 but version " + at(0));
        }
        if (unread.length < GREETING_HEAD || unread.length < GREETING_HEAD + at(1)) {
            return goOn(NOTHING);
        }
        int end = GREETING_HEAD + at(1);
        for (int i = GREETING_HEAD; i < end; i++) {
            if (at(i) == Socks5.NO_AUTHENTICATION) {
                read(end);
                state = State.REQUEST;
                return goOn(new byte[] {Socks5.VERSION, Socks5.NO_AUTHENTICATION});
            }
        }
        return broken(
                new byte[] {Socks5.VERSION, (byte) Socks5.NO_METHOD}, "it knows no way to do without authentication");
    }

    private Turn request() {
        if (unread.length > 0 && at(0) != Socks5.VERSION) {
            return broken(NOTHING, "the request is of version " + at(0));
        }
        if (unread.length < REQUEST_HEAD) {
            return goOn(NOTHING);
        }
        if (at(1) != Socks5.CONNECT) {
            return broken(Socks5.message(Socks5.NO_SUCH_COMMAND, ""), "command " + at(1) + " is not taken");
        }
        if (at(3) != Socks5.DOMAIN_NAME) {
            return broken(Socks5.message(Socks5.NO_SUCH_ADDRESS_TYPE, ""), "address type " + at(3) + " is not taken");
        }
        int end = REQUEST_HEAD + at(REQUEST_HEAD - 1) + PORT_OCTETS;
        if (unread.length < end) {
            return goOn(NOTHING);
        }
        String asked = new String(unread, REQUEST_HEAD, end - PORT_OCTETS - REQUEST_HEAD, StandardCharsets.US_ASCII);
        if (at(end - 2) != 0 || at(end - 1) != 0) {
            return broken(Socks5.message(Socks5.GENERAL_FAILURE, ""), "the port is not 0");
        }
        read(end);
        name = asked;
        state = State.ASKED;
        return unread.length > 0 ? early() : new Turn(NOTHING, Optional.of(asked), Optional.empty());
    }

    /** XEP-0065 §5.3.2: nothing may be sent before the stream is granted. */
    private Turn early() {
        return unread.length == 0
                ? goOn(NOTHING)
                : broken(Socks5.message(Socks5.GENERAL_FAILURE, ""), "it speaks before it is answered");
    }

    /** The answer where the name is known; what comes from now on is the stream's. */
    public byte[] granted() {
        state = State.OVER;
        return Socks5.message(Socks5.SUCCEEDED, name);
    }

    /** The answer where it is not. */
    public byte[] refused() {
        state = State.OVER;
        return Socks5.message(Socks5.NOT_ALLOWED, "");
    }

    private int at(int index) {
        return unread[index] & 0xff;
    }

    private void read(int end) {
        unread = Arrays.copyOfRange(unread, end, unread.length);
    }

    private static Turn goOn(byte[] reply) {
        return new Turn(reply, Optional.empty(), Optional.empty());
    }

    private Turn broken(byte[] reply, String why) {
        state = State.OVER;
        unread = NOTHING;
        return new Turn(reply, Optional.empty(), Optional.of(why));
    }
}
