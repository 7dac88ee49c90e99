package org.uclab.client.phone.call;

/** Why a call is over. */
public enum CallEnd {
    /** The user has hung up. */
    HUNG_UP,
    /** The other side has hung up. */
    HUNG_UP_THERE,
    BUSY,
    NO_ANSWER,
    DECLINED,
    UNKNOWN_NUMBER,
    /** Whoever called has given up before it was answered. */
    MISSED,
    /** The user has given up before it was answered. */
    CANCELLED,
    /** The user did not take it. */
    DECLINED_HERE,
    /** The user has sent it to somebody else. */
    TRANSFERRED,
    /** The user has left it at a number. */
    PARKED,
    /** The user has sent it to voicemail. */
    DIVERTED,
    /** The user has sent it to the mobile phone. */
    SENT_TO_MOBILE,
    /** Nobody answers at the other end of the signalling. */
    UNREACHED,
    /** The host is on another network. */
    ADDRESS_CHANGED,
    /** There is no free port, or nothing that both sides can code. */
    NO_MEDIA,
    FAILED;

    /** As people say it. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** What a refusal of an INVITE of ours means. */
    static CallEnd of(int status) {
        return switch (status) {
            case 486, 600 -> BUSY;
            case 603 -> DECLINED;
            case 404, 484, 604 -> UNKNOWN_NUMBER;
            case 408, 480 -> NO_ANSWER;
            case 487 -> CANCELLED;
            case 488, 606 -> NO_MEDIA;
            case 503 -> UNREACHED;
            default -> FAILED;
        };
    }
}
