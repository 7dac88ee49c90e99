package org.uclab.client.step;

import java.io.Serial;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Value;

/** A step of the sign-in cannot go on. The door turns it into the outcome the user is told. */
public final class Stopped extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** What the user is asked or told. */
    public enum Way {
        /** A server refused the name and password. */
        WRONG_CREDENTIALS,
        /** The user has to enter server addresses. */
        MANUAL_SETTINGS,
        /** The user has to enter the credentials of another service, which the reason names. */
        OTHER_CREDENTIALS,
        /** No cluster knows the user. */
        USER_NOT_FOUND,
        /** The servers are of a release that cannot serve this way. */
        UNSUPPORTED,
        /** Every server that could have answered was tried in vain. */
        NO_SERVER,
        /** The limit of the whole sign-in passed. */
        OUT_OF_TIME,
        /** Anything else. */
        FAILED
    }

    private final Way way;
    private final transient Value because;

    /**
     * @param reason why, in words a trainer understands
     */
    public Stopped(Way way, String reason) {
        this(way, Value.of(reason));
    }

    /**
     * @param because why, as a fact
     */
    public Stopped(Way way, Phrase because) {
        this(way, Value.of(because));
    }

    private Stopped(Way way, Value because) {
        super(because.text(), null, false, false);
        this.way = way;
        this.because = because;
    }

    /** Why, to be handed on in a place of another reason. */
    public Value because() {
        return because;
    }

    public Way way() {
        return way;
    }
}
