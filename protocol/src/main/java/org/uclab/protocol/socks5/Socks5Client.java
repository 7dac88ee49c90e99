package org.uclab.protocol.socks5;

import java.util.Arrays;
import java.util.Optional;

/** The side that calls: it asks for one name (RFC 1928 §3, §4). It keeps no more than an unfinished reply, 262 octets. */
public final class Socks5Client {

    /**
     * What has come of octets.
     *
     * @param next    to be sent; may be empty
     * @param open    whether the stream is open now
     * @param content what has come on the open stream already
     * @param broken  why it never will be open; empty while it may
     */
    public record Turn(byte[] next, boolean open, byte[] content, Optional<String> broken) {}

    private enum State {
        METHOD,
        REPLY,
        OVER
    }

    private static final byte[] NOTHING = {};
    private static final int METHOD_OCTETS = 2;
    private static final int REPLY_HEAD = 5;
    private static final int PORT_OCTETS = 2;
    private static final int IPV4 = 1;
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6 = 4;
    private static final int IPV6_OCTETS = 16;

    private final String name;
    private State state = State.METHOD;
    private byte[] unread = NOTHING;

    /**
     * @param name at most 255 characters of ASCII
     */
    public Socks5Client(String name) {
        this.name = name;
    }

    /** What it begins with. */
    public byte[] greeting() {
        return new byte[] {Socks5.VERSION, 1, Socks5.NO_AUTHENTICATION};
    }

    /** Takes what came, until the stream is open or broken. */
    public Turn take(byte[] octets) {
        if (state == State.OVER) {
            return new Turn(NOTHING, false, NOTHING, Optional.empty());
        }
        unread = Socks5.joined(unread, octets);
        byte[] next = NOTHING;
        if (state == State.METHOD) {
            if (unread.length > 0 && at(0) != Socks5.VERSION) {
                return broken("it is no SOCKS5 but version " + at(0));
            }
            if (unread.length < METHOD_OCTETS) {
                return goOn(NOTHING);
            }
            if (at(1) != Socks5.NO_AUTHENTICATION) {
                return broken("it wants method " + at(1) + " of authentication");
            }
            unread = Arrays.copyOfRange(unread, METHOD_OCTETS, unread.length);
            state = State.REPLY;
            next = Socks5.message(Socks5.CONNECT, name);
        }
        return reply(next);
    }

    private Turn reply(byte[] next) {
        if (unread.length > 0 && at(0) != Socks5.VERSION) {
            return broken("the reply is of version " + at(0));
        }
        if (unread.length < REPLY_HEAD) {
            return goOn(next);
        }
        if (at(1) != Socks5.SUCCEEDED) {
            return broken("it answers " + at(1));
        }
        int end = switch (at(3)) {
            case IPV4 -> REPLY_HEAD - 1 + IPV4_OCTETS + PORT_OCTETS;
            case IPV6 -> REPLY_HEAD - 1 + IPV6_OCTETS + PORT_OCTETS;
            case Socks5.DOMAIN_NAME -> REPLY_HEAD + at(REPLY_HEAD - 1) + PORT_OCTETS;
            default -> -1;
        };
        if (end < 0) {
            return broken("the reply has address type " + at(3));
        }
        if (unread.length < end) {
            return goOn(next);
        }
        byte[] content = Arrays.copyOfRange(unread, end, unread.length);
        state = State.OVER;
        unread = NOTHING;
        return new Turn(next, true, content, Optional.empty());
    }

    private int at(int index) {
        return unread[index] & 0xff;
    }

    private static Turn goOn(byte[] next) {
        return new Turn(next, false, NOTHING, Optional.empty());
    }

    private Turn broken(String why) {
        state = State.OVER;
        unread = NOTHING;
        return new Turn(NOTHING, false, NOTHING, Optional.of(why));
    }
}
