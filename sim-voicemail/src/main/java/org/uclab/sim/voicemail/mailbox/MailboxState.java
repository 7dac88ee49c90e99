package org.uclab.sim.voicemail.mailbox;

import java.util.List;

/**
 * A mailbox at one moment.
 *
 * @param size     bytes of all messages
 * @param messages in all folders, as they came
 */
public record MailboxState(Account owner, MailboxSettings settings, long usn, long size, List<VoiceMessage> messages) {

    public MailboxState {
        messages = List.copyOf(messages);
    }

    /** Those of one folder. */
    public List<VoiceMessage> in(Folder folder) {
        return messages.stream().filter(message -> message.folder() == folder).toList();
    }

    /** Those in the inbox that nobody has heard. */
    public List<VoiceMessage> unread() {
        return in(Folder.INBOX).stream().filter(message -> !message.read()).toList();
    }
}
