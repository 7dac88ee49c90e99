package org.uclab.sim.voicemail.mailbox;

import java.time.Instant;
import org.uclab.sim.voicemail.audio.Sound;

/**
 * A message in a mailbox.
 *
 * @param guid    without its index
 * @param usn     that the mailbox had when it changed last
 * @param imapUid its number among those that ever were in the mailbox
 * @param arrived lab time
 */
public record VoiceMessage(
        String guid, Folder folder, long usn, int imapUid, Instant arrived, Draft draft, String subject, boolean read) {

    /** Bytes of what is not the recording. ASSUMED(choice). */
    private static final int ENVELOPE_BYTES = 1_000;

    /** As REST names it: the index of the mailbox's store, and the guid. */
    public String id() {
        return "0:" + guid;
    }

    /** Bytes that it takes of the quota. */
    public int size() {
        return ENVELOPE_BYTES + draft.sound().map(Sound::size).orElse(0);
    }

    /** Milliseconds of its recording; 0 without one. */
    public long millis() {
        return draft.sound().map(sound -> sound.length().toMillis()).orElse(0L);
    }

    VoiceMessage in(Folder other, long changed) {
        return new VoiceMessage(guid, other, changed, imapUid, arrived, draft, subject, read);
    }

    VoiceMessage changed(String newSubject, boolean nowRead, long changed) {
        return new VoiceMessage(guid, folder, changed, imapUid, arrived, draft, newSubject, nowRead);
    }
}
