package org.uclab.sim.voicemail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.audio.Sound;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.Draft;
import org.uclab.sim.voicemail.mailbox.MessageStore;
import org.uclab.sim.voicemail.mailbox.VoiceMessage;
import org.uclab.sim.voicemail.world.VoicemailCluster;

/** A cluster as it runs: its mailboxes outlive its nodes. */
final class MailCluster {

    /** Tones of callers lie between these, so that people hear who is who. */
    private static final int PITCH_MIN_HZ = 300;

    private static final int PITCH_RANGE_HZ = 600;

    private final VoicemailCluster cluster;
    private final MessageStore store;
    private final List<Account> accounts;
    private final List<Endpoint> callControl;
    private final Set<String> running = new HashSet<>();
    private final Set<Account> lit = new HashSet<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private boolean begun;

    /**
     * @param callControl where it is told at whose lines messages wait, in the order in which they are tried
     */
    MailCluster(VoicemailCluster cluster, LabModel model, List<Endpoint> callControl) {
        this.cluster = cluster;
        this.callControl = List.copyOf(callControl);
        this.accounts = cluster.of(model.users()).stream()
                .map(user -> account(user, cluster.domain()))
                .toList();
        this.store = new MessageStore(cluster.id(), accounts, cluster.settings());
    }

    private static Account account(User user, String domain) {
        String name = user.fullName().isEmpty() ? user.id() : user.fullName();
        return new Account(user.id(), user.password(), name, user.id() + "@" + domain, user.line());
    }

    MessageStore store() {
        return store;
    }

    List<Account> accounts() {
        return accounts;
    }

    List<Endpoint> callControl() {
        return callControl;
    }

    /** Whether call control has been told that messages wait for that owner. */
    synchronized boolean told(Account account) {
        return lit.contains(account);
    }

    synchronized void told(Account account, boolean waiting) {
        if (waiting) {
            lit.add(account);
        } else {
            lit.remove(account);
        }
    }

    /** Whether that node is the first of those that run. */
    synchronized boolean leads(String host) {
        return cluster.servers().stream()
                .filter(running::contains)
                .findFirst()
                .filter(host::equals)
                .isPresent();
    }

    /** Tells whenever another one runs, or does no more; from any thread, and it must not wait. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Ends a {@link #watch}. */
    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    Duration subscription() {
        return cluster.subscription();
    }

    /** A node runs; with the first one of all come the messages that are there from the start. */
    void nodeStarted(String host, Instant now) {
        synchronized (this) {
            running.add(host);
            if (!begun) {
                begun = true;
                for (VoicemailCluster.Left left : cluster.messages()) {
                    Draft draft = draft(left.to(), left.from(), left.length(), left.codec());
                    store.deliver(draft.withSubject(left.subject()).withPriority(left.priority()), now);
                }
            }
        }
        watchers.forEach(Runnable::run);
    }

    void nodeStopped(String host) {
        synchronized (this) {
            running.remove(host);
        }
        watchers.forEach(Runnable::run);
    }

    synchronized String leave(String to, String from, Duration length, Optional<Codec> codec, Instant now) {
        if (store.account(from).isEmpty() && !VoicemailCluster.isNumber(from)) {
            throw new IllegalArgumentException("a caller is a user with a mailbox, or a number of at most 32 digits");
        }
        if (running.isEmpty()) {
            throw new IllegalStateException("no server of voicemail cluster " + cluster.id() + " runs");
        }
        List<VoiceMessage> left = store.deliver(draft(to, from, length, codec), now);
        if (left.isEmpty()) {
            throw new IllegalStateException("the mailbox of " + to + " is full");
        }
        return left.get(0).id();
    }

    private Draft draft(String to, String from, Duration length, Optional<Codec> codec) {
        int pitch = PITCH_MIN_HZ + Math.floorMod(from.hashCode(), PITCH_RANGE_HZ);
        Sound sound = Sound.tone(codec.orElse(cluster.recording()), length, pitch);
        return Draft.left(store.account(from), from, to, sound);
    }
}
