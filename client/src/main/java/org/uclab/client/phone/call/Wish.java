package org.uclab.client.phone.call;

/** What a user can want of a call. */
public enum Wish {
    /** To call a number. */
    DIAL,
    ANSWER,
    /** Not to take a call that rings. */
    DECLINE,
    HANG_UP,
    HOLD,
    RESUME,
    MUTE,
    UNMUTE,
    /** To press keys. */
    PRESS,
    /** To connect the other side with a number, and be gone. */
    TRANSFER,
    /** To connect the other sides of two calls, and be gone. */
    COMPLETE_TRANSFER,
    /** To talk to the other sides of two calls together. */
    CONFERENCE,
    /** To leave the call at a number where anybody can take it. */
    PARK,
    /** To send the call to voicemail. */
    DIVERT;

    /** As people say it. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Whether it is one of the services that there are in the middle of a call (S3: "mid-call features"). */
    boolean midCall() {
        return switch (this) {
            case TRANSFER, COMPLETE_TRANSFER, CONFERENCE, PARK, DIVERT -> true;
            case DIAL, ANSWER, DECLINE, HANG_UP, HOLD, RESUME, MUTE, UNMUTE, PRESS -> false;
        };
    }
}
