package org.uclab.client.xmpp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What one user has received and sent, and whom he sees: from sign-in to sign-out, over as many connections as it takes.
 * Safe for any thread.
 */
public final class Correspondence {

    /** Words of rooms that are known when they are told again. */
    private static final int WORDS_MAX = 1000;

    private final Inbox<ChatMessage> inbox = new Inbox<>();
    private final Inbox<ChatMessage> said = new Inbox<>();
    private final Inbox<ChatMessage> topics = new Inbox<>();
    private final Inbox<RoomInvitation> invitations = new Inbox<>();
    private final Set<String> rooms = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Inbox<Undelivered> returned = new Inbox<>();
    private final Inbox<String> requests = new Inbox<>();
    private final Outbox outbox = new Outbox();
    private final PresenceBoard presences = new PresenceBoard();
    private final ChatWindows windows = new ChatWindows();
    private final Transcripts transcripts = new Transcripts();

    /** The first message from that bare address not yet taken, now or when it comes. */
    public CompletableFuture<ChatMessage> message(String from) {
        return inbox.take(message -> message.from().equalsIgnoreCase(from));
    }

    /** The first word of that nick in the room of that bare address not yet taken, now or when it comes. */
    public CompletableFuture<ChatMessage> said(String room, String nick) {
        return said.take(message ->
                message.from().equalsIgnoreCase(room) && message.resource().equals(nick));
    }

    /** The first topic of the room of that bare address not yet taken, now or when it has one. */
    public CompletableFuture<String> topic(String room) {
        return topics.take(topic -> topic.from().equalsIgnoreCase(room)).thenApply(ChatMessage::subject);
    }

    /** A room has that topic from now on; none where it is empty. */
    void topic(String room, String text) {
        if (!text.isEmpty()) {
            topics.add(new ChatMessage(room, "", text, ""));
        }
    }

    /** The first invitation of that bare address not yet taken, now or when it comes. */
    public CompletableFuture<RoomInvitation> invitation(String from) {
        return invitations.take(invitation -> invitation.from().equalsIgnoreCase(from));
    }

    /** Every invitation, oldest first. */
    List<RoomInvitation> invitations() {
        return invitations.all();
    }

    /** Everything received, oldest first. */
    public List<ChatMessage> messages() {
        return inbox.all();
    }

    /** The first message to that bare address not yet taken of which is known that it has not arrived. */
    public CompletableFuture<Undelivered> undelivered(String to) {
        return returned.take(message -> message.to().equalsIgnoreCase(to));
    }

    /** A chat window opens, or the one with the same people says that now. */
    public void opened(ChatWindow window) {
        windows.open(window);
    }

    /** The open chat windows, the one opened last at the end. */
    public List<ChatWindow> windows() {
        return windows.all();
    }

    /** The one with just these bare addresses. */
    public Optional<ChatWindow> window(List<String> people) {
        return windows.with(people);
    }

    /** What stood in the input box of that window is sent. */
    public void sent(ChatWindow window) {
        windows.sent(window);
    }

    /** That window is one of that room from now on. */
    public void sentInto(ChatWindow window, String room) {
        windows.sent(window.in(room));
    }

    /** What is known of that bare address. */
    public Optional<ContactPresence> presenceOf(String who) {
        return presences.of(who);
    }

    /** The same of the clients of that bare address, whatever a server says of it. */
    Optional<ContactPresence> clientOf(String who) {
        return presences.client(who);
    }

    /** Full addresses of the available clients of that bare address. */
    List<String> clientsOf(String who) {
        return presences.clients(who);
    }

    /** Done when that contact is available (or not). */
    public CompletableFuture<ContactPresence> presence(String who, boolean available) {
        return presences.when(who, available);
    }

    /** The connection is gone: nobody is seen any more, and what the server has not confirmed may be lost. */
    public void cut() {
        presences.clear();
        outbox.lost("the connection was lost before the server confirmed it").forEach(returned::add);
    }

    /** What was said in the chat with that bare address, oldest first; the user's own words are from nobody. */
    public List<ChatMessage> transcript(String who) {
        return transcripts.with(who);
    }

    /** The window of the chat with that bare address is closed. */
    public void closed(String who) {
        windows.close(List.of(who));
    }

    /** Nothing is known of the chat with that bare address any more. */
    public void forget(String who) {
        transcripts.forget(who);
    }

    void received(ChatMessage message) {
        transcripts.add(message.from(), message);
        inbox.add(message);
    }

    /**
     * Somebody in a room said something, the user's own words included. What is told again to whoever comes back is known by
     * its id.
     */
    void heard(ChatMessage message, String id) {
        if (isNew(message.from() + "/" + message.resource() + "/" + id)) {
            said.add(message);
        }
    }

    private synchronized boolean isNew(String word) {
        if (words.size() >= WORDS_MAX) {
            words.remove(words.iterator().next());
        }
        return words.add(word);
    }

    /** The user is asked into a room. */
    void invited(RoomInvitation invitation) {
        invitations.add(invitation);
    }

    /** The user is in that room from now on, whatever becomes of the connection. */
    synchronized void entered(String room) {
        rooms.add(room);
    }

    /** The user is not in that room any more. */
    synchronized void left(String room) {
        rooms.remove(room);
    }

    /** Addresses of the rooms that the user is in, or was when the connection was lost. */
    synchronized List<String> rooms() {
        return List.copyOf(rooms);
    }

    void seen(ContactPresence presence) {
        presences.update(presence);
    }

    /** A message of the user goes nowhere. */
    void objected(String to, String text, String why) {
        returned.add(new Undelivered(to, text, why));
    }

    void sending(String id, String to, String text) {
        transcripts.add(to, new ChatMessage("", "", "", text));
        outbox.sending(id, to, text);
    }

    void notSent(String id) {
        outbox.notSent(id);
    }

    Set<String> open() {
        return outbox.open();
    }

    void taken(Set<String> ids) {
        outbox.taken(ids);
    }

    /** Done when that bare address asks to see the user; each request is told once. */
    public CompletableFuture<String> request(String from) {
        return requests.take(from::equalsIgnoreCase);
    }

    void asked(String from) {
        requests.add(from);
    }

    void refused(String id, String why) {
        outbox.refused(id, why).ifPresent(returned::add);
    }
}
