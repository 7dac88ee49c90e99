package org.uclab.client.phone.call;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a user can want of a call. */
public enum Wish {
    /** To call a number. */
    DIAL,
    /** To call a number, with the sound on the mobile phone. */
    DIAL_VIA_OFFICE,
    /** To call several people, and bring them together. */
    CONFERENCE_CALL,
    /** To go on with a call that another device of the line holds. */
    TAKE_UP,
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
    DIVERT,
    /** To go on with the call on the mobile phone. */
    SEND_TO_MOBILE;

    private static final Set<Wish> BEGINNINGS = EnumSet.of(DIAL, DIAL_VIA_OFFICE, CONFERENCE_CALL, TAKE_UP);

    private static final Set<Wish> MID_CALL =
            EnumSet.of(TRANSFER, COMPLETE_TRANSFER, CONFERENCE, PARK, DIVERT, SEND_TO_MOBILE);

    /** As people say it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether it begins a call. */
    boolean begins() {
        return BEGINNINGS.contains(this);
    }

    /** Whether it is one of the services that there are in the middle of a call (S3: "mid-call features"). */
    boolean midCall() {
        return MID_CALL.contains(this);
    }
}
