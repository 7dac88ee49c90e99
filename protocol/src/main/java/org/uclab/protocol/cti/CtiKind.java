package org.uclab.protocol.cti;

import java.util.Optional;
import org.uclab.protocol.framing.MessageKind;

/** Kinds of messages. Whoever controls phones asks, and the service answers each with one of its own that has the same number. */
public enum CtiKind implements MessageKind {
    /** User id, password, and what the application calls itself. */
    OPEN(1, Side.APPLICATION),
    /** A device to be told of. */
    WATCH(2, Side.APPLICATION),
    /** A device, and the number to call. */
    CALL(3, Side.APPLICATION),
    /** A device whose ringing call is to be answered. */
    ANSWER(4, Side.APPLICATION),
    /** A device whose call is to be held. */
    HOLD(5, Side.APPLICATION),
    /** A device whose call is to go on. */
    RESUME(6, Side.APPLICATION),
    /** A device whose call is to end. */
    HANG_UP(7, Side.APPLICATION),
    /** Still there. */
    HEARTBEAT(8, Side.APPLICATION),
    /** It is done, or under way. After OPEN the devices follow, each as {@code NAME KIND}. */
    DONE(129, Side.SERVICE),
    /** It is not done: why. */
    REFUSED(130, Side.SERVICE),
    /** A device, {@code in-service} or {@code out-of-service}, its number, and its calls, each as {@code ID STATE NUMBER}. */
    STATE(131, Side.SERVICE),
    /** Still there, in answer. */
    ALIVE(132, Side.SERVICE);

    /** Who says it. */
    public enum Side {
        APPLICATION,
        SERVICE
    }

    private final int code;
    private final Side side;

    CtiKind(int code, Side side) {
        this.code = code;
        this.side = side;
    }

    @Override
    public int code() {
        return code;
    }

    public Side side() {
        return side;
    }

    /** The kind of that word. */
    public static Optional<CtiKind> of(String word) {
        return MessageKind.of(values(), word);
    }

    static Optional<CtiKind> of(int code) {
        return MessageKind.of(values(), code);
    }
}
