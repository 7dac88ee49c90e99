package org.uclab.sim.voicemail;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.core.Agenda;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.MessageStore;
import org.uclab.sim.voicemail.mailbox.VoiceMessage;

/**
 * Somebody who hears the unread messages of a mailbox by telephone, the newest first. Each is read once it has been heard. Keys say
 * what becomes of the one that is heard: 1 begins it again, 2 keeps it as a read one, 3 deletes it, # goes on to the next and leaves it as it is.
 * ASSUMED(CUC): these are the keys of the usual menu; no public text of ours prints it whole, and the rest of it is left out.
 */
final class Listening {

    /** Between two messages. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Agenda agenda;
    private final MessageStore store;
    private final Account account;
    private final Playing playing;
    private final Runnable done;
    private final Set<String> passed = new HashSet<>();
    private Optional<VoiceMessage> heard = Optional.empty();
    private int turn;

    /**
     * @param done is run when there is nothing more to hear
     */
    Listening(Agenda agenda, MessageStore store, Account account, Playing playing, Runnable done) {
        this.agenda = agenda;
        this.store = store;
        this.account = account;
        this.playing = playing;
        this.done = done;
    }

    /** The newest message that is not read comes next. */
    void next() {
        turn++;
        List<VoiceMessage> unread = store.state(account).unread().stream()
                .filter(message -> message.draft().sound().isPresent() && !passed.contains(message.guid()))
                .toList();
        heard = unread.isEmpty() ? Optional.empty() : Optional.of(unread.get(unread.size() - 1));
        heard.ifPresentOrElse(this::play, done);
    }

    private void play(VoiceMessage message) {
        int mine = turn;
        playing.play(message.draft().sound().orElseThrow(), () -> {
            if (mine == turn) {
                becomes(message, '2');
            }
        });
    }

    /** The caller presses a key. */
    void pressed(char key) {
        heard.ifPresent(message -> becomes(message, key));
    }

    private void becomes(VoiceMessage message, char key) {
        switch (key) {
            case '1' -> {
                turn++;
                play(message);
            }
            case '2' -> {
                store.change(account, message.guid(), Optional.empty(), Optional.of(true), agenda.now());
                goOn();
            }
            case '3' -> {
                store.delete(account, message.guid(), Optional.empty(), agenda.now());
                goOn();
            }
            case '#' -> {
                passed.add(message.guid());
                goOn();
            }
            default -> {} // a key that means nothing here
        }
    }

    private void goOn() {
        turn++;
        heard = Optional.empty();
        playing.stop();
        int mine = turn;
        agenda.after(PAUSE, () -> {
            if (mine == turn) {
                next();
            }
        });
    }
}
