package org.uclab.protocol.capf;

/** Reasons, values of {@link CapfTag#REASON}, as far as they are public (J4L, UCMNZ). */
public final class CapfReason {

    /** Nothing was to be done. */
    public static final int NOTHING_TO_DO = 0;

    /** It is done, or may be done. */
    public static final int DONE = 1;

    /** Refused: not what was expected, or a certificate was issued already. */
    public static final int REFUSED = 7;

    /** There is no such device. */
    public static final int UNKNOWN_DEVICE = 9;

    private CapfReason() {}
}
