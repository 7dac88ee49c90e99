package org.uclab.sim.voicemail.mailbox;

import java.time.Instant;

/**
 * What has happened to a message.
 *
 * @param owner whose mailbox it is
 * @param usn   of the mailbox afterwards; events of one change have the same
 * @param at    lab time
 */
public record MailEvent(Type type, Account owner, long usn, Instant at, VoiceMessage message) {

    /** The types, by their names on the wire (CUMI). */
    public enum Type {
        NEW_MESSAGE,
        /** It was marked as read. */
        SAVED_MESSAGE,
        UNREAD_MESSAGE,
        /** It is not in the inbox any more. */
        DELETED_MESSAGE,
        /** It is among the deleted ones now. */
        DELETED_MESSAGE_CREATE,
        DELETED_MESSAGE_READ,
        DELETED_MESSAGE_UNREAD,
        /** It is gone for good. */
        DELETED_MESSAGE_DELETE,
        DELETED_MESSAGE_UNDELETE
    }
}
