package org.uclab.sim.voicemail.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.uclab.lab.model.Spelling;

/**
 * The mailboxes of a cluster; they outlive its nodes. ASSUMED(choice): what is done at one node the other one knows at once.
 * Safe for any thread; who watches is told in the order of the USN, must not wait, and asks nothing back.
 */
public final class MessageStore {

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private final String cluster;
    private final MailboxSettings settings;
    private final List<Consumer<List<MailEvent>>> watchers = new CopyOnWriteArrayList<>();

    /**
     * @param cluster  its name, which the ids of messages are made of
     * @param accounts everybody who has a mailbox
     */
    public MessageStore(String cluster, List<Account> accounts, MailboxSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
        accounts.forEach(account -> this.accounts.put(Spelling.USER_ID.key(account.alias()), account));
    }

    /** The account of that alias, in any case. */
    public Optional<Account> account(String alias) {
        return Optional.ofNullable(accounts.get(Spelling.USER_ID.key(alias)));
    }

    /** The account of that extension. */
    public Optional<Account> extension(String number) {
        return accounts.values().stream()
                .filter(account -> !number.isEmpty() && account.extension().equals(number))
                .findFirst();
    }

    /** The account of whoever knows its password. */
    public Optional<Account> login(String alias, String password) {
        return account(alias).filter(account -> Spelling.SECRET.same(account.password(), password));
    }

    /** From now on tells what happens, in all mailboxes. */
    public void watch(Consumer<List<MailEvent>> watcher) {
        watchers.add(watcher);
    }

    /** Ends a {@link #watch}. */
    public void unwatch(Consumer<List<MailEvent>> watcher) {
        watchers.remove(watcher);
    }

    /** The mailbox as it is. */
    public synchronized MailboxState state(Account account) {
        Mailbox mailbox = mailbox(account);
        return new MailboxState(account, settings, mailbox.usn(), mailbox.size(), mailbox.all());
    }

    /** The message of that guid in the mailbox. */
    public synchronized Optional<VoiceMessage> message(Account account, String guid) {
        return mailbox(account).message(guid);
    }

    /** Whether the owner may send, by the quota. */
    public synchronized boolean maySend(Account account) {
        return mailbox(account).size() < settings.sendQuota();
    }

    /**
     * Delivers a message into the inbox of everybody it is for.
     *
     * @return what came in; nothing for those who are full or have no mailbox
     */
    public synchronized List<VoiceMessage> deliver(Draft draft, Instant now) {
        List<MailEvent> events = new ArrayList<>();
        for (String alias : draft.to()) {
            account(alias)
                    .flatMap(account -> mailbox(account).put(draft, Folder.INBOX, now))
                    .ifPresent(events::add);
        }
        tell(events);
        return events.stream().map(MailEvent::message).toList();
    }

    /** Keeps a message that the owner has sent; empty where the mailbox is full. */
    public synchronized Optional<VoiceMessage> keepSent(Account account, Draft draft, Instant now) {
        return mailbox(account).put(draft, Folder.SENT, now).map(MailEvent::message);
    }

    /** Changes subject and state of a message; false when there is none such. */
    public boolean change(Account account, String guid, Optional<String> subject, Optional<Boolean> read, Instant now) {
        return does(account, guid, (mailbox, message) -> mailbox.change(message, subject, read, now));
    }

    /**
     * Deletes a message; false when there is none such.
     *
     * @param hard for good, or not; empty for what the policy says
     */
    public boolean delete(Account account, String guid, Optional<Boolean> hard, Instant now) {
        return does(account, guid, (mailbox, message) -> mailbox.delete(message, hard, now));
    }

    /** Takes a message out of the deleted folder; false when there is none such. */
    public boolean undelete(Account account, String guid, Instant now) {
        return does(account, guid, (mailbox, message) -> mailbox.undelete(message, now));
    }

    /** Empties the deleted folder. */
    public synchronized void emptyDeleted(Account account, Instant now) {
        Mailbox mailbox = mailbox(account);
        mailbox.all().stream()
                .filter(message -> message.folder() == Folder.DELETED)
                .forEach(message -> tell(mailbox.delete(message, Optional.of(true), now)));
    }

    private synchronized boolean does(
            Account account, String guid, BiFunction<Mailbox, VoiceMessage, List<MailEvent>> what) {
        Mailbox mailbox = mailbox(account);
        Optional<VoiceMessage> message = mailbox.message(guid);
        message.ifPresent(known -> tell(what.apply(mailbox, known)));
        return message.isPresent();
    }

    private void tell(List<MailEvent> events) {
        if (!events.isEmpty()) {
            watchers.forEach(watcher -> watcher.accept(List.copyOf(events)));
        }
    }

    private Mailbox mailbox(Account account) {
        return mailboxes.computeIfAbsent(
                Spelling.USER_ID.key(account.alias()), alias -> new Mailbox(cluster, account, settings));
    }
}
