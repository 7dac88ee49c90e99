package org.uclab.sim.voicemail.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One mailbox. Its USN grows with each change in inbox or deleted. Not for several threads at once: the store lets one in
 * at a time.
 */
final class Mailbox {

    /** Most messages in all folders together. */
    static final int MESSAGES_MAX = 2_000;

    private final String cluster;
    private final Account owner;
    private final MailboxSettings settings;
    private final Map<String, VoiceMessage> messages = new LinkedHashMap<>();
    private int everIn;
    private long usn;

    Mailbox(String cluster, Account owner, MailboxSettings settings) {
        this.cluster = cluster;
        this.owner = owner;
        this.settings = settings;
    }

    long usn() {
        return usn;
    }

    Account owner() {
        return owner;
    }

    List<VoiceMessage> all() {
        return List.copyOf(messages.values());
    }

    Optional<VoiceMessage> message(String guid) {
        return Optional.ofNullable(messages.get(guid));
    }

    long size() {
        return messages.values().stream().mapToLong(VoiceMessage::size).sum();
    }

    /** Puts a message in; nothing happens where it is full. */
    Optional<MailEvent> put(Draft draft, Folder folder, Instant now) {
        boolean inbox = folder == Folder.INBOX;
        if (messages.size() >= MESSAGES_MAX || size() >= settings.receiveQuota()) {
            return Optional.empty();
        }
        everIn++;
        usn += inbox ? 1 : 0;
        VoiceMessage message =
                new VoiceMessage(guid(), folder, usn, everIn, now, draft, draft.title(), folder == Folder.SENT);
        messages.put(message.guid(), message);
        return Optional.of(event(MailEvent.Type.NEW_MESSAGE, message, now));
    }

    /** The same in every lab of a world: nothing is drawn by lot where nobody has to guess. */
    private String guid() {
        String name = cluster + "/" + owner.alias() + "/" + everIn;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Changes what may change; what stays as it was says nothing. */
    List<MailEvent> change(VoiceMessage message, Optional<String> subject, Optional<Boolean> read, Instant now) {
        boolean nowRead = read.orElse(message.read());
        String title = subject.orElse(message.subject());
        if (nowRead == message.read() && title.equals(message.subject())) {
            return List.of();
        }
        VoiceMessage changed = message.changed(title, nowRead, ++usn);
        messages.put(changed.guid(), changed);
        // ASSUMED(choice): another subject alone is told as the state that the message has.
        MailEvent.Type type = changed.folder() == Folder.DELETED
                ? nowRead ? MailEvent.Type.DELETED_MESSAGE_READ : MailEvent.Type.DELETED_MESSAGE_UNREAD
                : nowRead ? MailEvent.Type.SAVED_MESSAGE : MailEvent.Type.UNREAD_MESSAGE;
        return List.of(event(type, changed, now));
    }

    /**
     * Deletes a message.
     *
     * @param hard for good, or not; empty for what the policy says. What is in the deleted folder always goes for good
     */
    List<MailEvent> delete(VoiceMessage message, Optional<Boolean> hard, Instant now) {
        if (message.folder() == Folder.SENT) {
            messages.remove(message.guid());
            return List.of();
        }
        boolean forGood = message.folder() == Folder.DELETED || hard.orElse(!settings.deletedFolder());
        usn++;
        VoiceMessage moved = message.in(Folder.DELETED, usn);
        List<MailEvent> events = new ArrayList<>();
        if (message.folder() == Folder.INBOX) {
            events.add(event(MailEvent.Type.DELETED_MESSAGE, moved, now));
            events.add(event(MailEvent.Type.DELETED_MESSAGE_CREATE, moved, now));
        }
        if (forGood) {
            messages.remove(message.guid());
            events.add(event(MailEvent.Type.DELETED_MESSAGE_DELETE, moved, now));
        } else {
            messages.put(message.guid(), moved);
        }
        return events;
    }

    /** Takes a message out of the deleted folder. */
    List<MailEvent> undelete(VoiceMessage message, Instant now) {
        if (message.folder() != Folder.DELETED) {
            return List.of();
        }
        VoiceMessage back = message.in(Folder.INBOX, ++usn);
        messages.put(back.guid(), back);
        return List.of(
                event(back.read() ? MailEvent.Type.SAVED_MESSAGE : MailEvent.Type.UNREAD_MESSAGE, back, now),
                event(MailEvent.Type.DELETED_MESSAGE_UNDELETE, back, now));
    }

    private MailEvent event(MailEvent.Type type, VoiceMessage message, Instant now) {
        return new MailEvent(type, owner, usn, now, message);
    }
}
