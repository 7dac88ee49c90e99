package org.uclab.sim.voicemail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.audio.Sound;

class MessageStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Account ADA = new Account("Ada", "Secret1", "Ada Byron", "ada@example.com", "5003");
    private static final int MU_SECOND = 8_000;

    private final List<MailEvent> heard = new ArrayList<>();
    private MessageStore store;

    @BeforeEach
    void open() {
        store = store(MailboxSettings.USUAL);
    }

    private MessageStore store(MailboxSettings settings) {
        MessageStore made = new MessageStore("cuc", List.of(ADA), settings);
        made.watch(heard::addAll);
        return made;
    }

    private String leave(int seconds) {
        Sound sound = Sound.tone(Codec.G711_MU_LAW, Duration.ofSeconds(seconds), 440);
        return store.deliver(Draft.left(Optional.empty(), "5559", "ada", sound), NOW)
                .get(0)
                .guid();
    }

    private List<MailEvent.Type> types() {
        List<MailEvent.Type> types = heard.stream().map(MailEvent::type).toList();
        heard.clear();
        return types;
    }

    @Test
    void theCaseOfAnAliasDoesNotCountThatOfAPasswordDoes() {
        assertThat(store.login("aDA", "Secret1")).contains(ADA);
        assertThat(store.login("ada", "secret1")).isEmpty();
        assertThat(store.login("eve", "Secret1")).isEmpty();
    }

    @Test
    void everyChangeMakesTheUsnGrowAndIsTold() {
        String guid = leave(1);
        assertThat(types()).containsExactly(MailEvent.Type.NEW_MESSAGE);
        store.change(ADA, guid, Optional.empty(), Optional.of(true), NOW);
        store.change(ADA, guid, Optional.empty(), Optional.of(true), NOW);
        store.change(ADA, guid, Optional.of("Other"), Optional.of(false), NOW);
        assertThat(types()).containsExactly(MailEvent.Type.SAVED_MESSAGE, MailEvent.Type.UNREAD_MESSAGE);
        assertThat(store.state(ADA).usn()).isEqualTo(3);
        assertThat(store.message(ADA, guid).orElseThrow().subject()).isEqualTo("Other");
        assertThat(store.change(ADA, "no-such", Optional.empty(), Optional.of(true), NOW))
                .isFalse();
        assertThat(types()).isEmpty();
    }

    @Test
    void aDeletionIsTwoEventsOfOneUsnAndCanBeTakenBack() {
        String guid = leave(1);
        types();
        store.delete(ADA, guid, Optional.empty(), NOW);
        assertThat(heard).extracting(MailEvent::usn).containsExactly(2L, 2L);
        assertThat(types()).containsExactly(MailEvent.Type.DELETED_MESSAGE, MailEvent.Type.DELETED_MESSAGE_CREATE);
        assertThat(store.state(ADA).in(Folder.INBOX)).isEmpty();
        assertThat(store.state(ADA).in(Folder.DELETED)).hasSize(1);
        store.change(ADA, guid, Optional.empty(), Optional.of(true), NOW);
        assertThat(types()).containsExactly(MailEvent.Type.DELETED_MESSAGE_READ);
        store.undelete(ADA, guid, NOW);
        assertThat(types()).containsExactly(MailEvent.Type.SAVED_MESSAGE, MailEvent.Type.DELETED_MESSAGE_UNDELETE);
        assertThat(store.state(ADA).in(Folder.INBOX)).hasSize(1);
    }

    @Test
    void whatIsDeletedHardOrTwiceIsGone() {
        String first = leave(1);
        String second = leave(1);
        types();
        store.delete(ADA, first, Optional.of(true), NOW);
        assertThat(types())
                .containsExactly(
                        MailEvent.Type.DELETED_MESSAGE,
                        MailEvent.Type.DELETED_MESSAGE_CREATE,
                        MailEvent.Type.DELETED_MESSAGE_DELETE);
        store.delete(ADA, second, Optional.of(false), NOW);
        store.delete(ADA, second, Optional.of(false), NOW);
        assertThat(types())
                .containsExactly(
                        MailEvent.Type.DELETED_MESSAGE,
                        MailEvent.Type.DELETED_MESSAGE_CREATE,
                        MailEvent.Type.DELETED_MESSAGE_DELETE);
        assertThat(store.state(ADA).messages()).isEmpty();
    }

    @Test
    void withoutADeletedFolderEverythingIsDeletedHard() {
        store = store(new MailboxSettings(1, 1, 1_000_000, false));
        store.delete(ADA, leave(1), Optional.empty(), NOW);
        assertThat(store.state(ADA).messages()).isEmpty();
    }

    @Test
    void emptyingTellsOfEachMessage() {
        store.delete(ADA, leave(1), Optional.empty(), NOW);
        store.delete(ADA, leave(1), Optional.empty(), NOW);
        leave(1);
        types();
        store.emptyDeleted(ADA, NOW);
        assertThat(types())
                .containsExactly(MailEvent.Type.DELETED_MESSAGE_DELETE, MailEvent.Type.DELETED_MESSAGE_DELETE);
        assertThat(store.state(ADA).messages()).hasSize(1);
    }

    @Test
    void aFullMailboxTakesNothingMoreUntilSomethingGoes() {
        store = store(new MailboxSettings(MU_SECOND, 2 * MU_SECOND, 3 * MU_SECOND, true));
        String first = leave(3);
        assertThat(store.maySend(ADA)).isFalse();
        Sound sound = Sound.tone(Codec.G711_MU_LAW, Duration.ofSeconds(1), 440);
        Draft more = Draft.left(Optional.empty(), "5559", "ada", sound);
        assertThat(store.deliver(more, NOW)).isEmpty();
        store.delete(ADA, first, Optional.of(true), NOW);
        assertThat(store.deliver(more, NOW)).hasSize(1);
        assertThat(store.maySend(ADA)).isTrue();
    }

    @Test
    void aMailboxHasRoomForSoManyMessages() {
        store = store(new MailboxSettings(1, 1, Integer.MAX_VALUE, true));
        for (int i = 0; i < Mailbox.MESSAGES_MAX; i++) {
            leave(1);
        }
        Sound sound = Sound.tone(Codec.G711_MU_LAW, Duration.ofSeconds(1), 440);
        assertThat(store.deliver(Draft.left(Optional.empty(), "5559", "ada", sound), NOW))
                .isEmpty();
    }

    @Test
    void whatIsSentIsKeptAndChangesNoUsn() {
        Draft draft =
                Draft.left(Optional.of(ADA), "", "ada", Sound.tone(Codec.G711_MU_LAW, Duration.ofSeconds(1), 440));
        String sent = store.keepSent(ADA, draft, NOW).orElseThrow().guid();
        store.delete(ADA, sent, Optional.empty(), NOW);
        assertThat(store.state(ADA).usn()).isZero();
        assertThat(store.state(ADA).messages()).isEmpty();
        assertThat(types()).isEmpty();
    }

    @Test
    void aMessageIsCalledTheSameInEveryLabOfAWorld() {
        String here = leave(1);
        store = store(MailboxSettings.USUAL);
        assertThat(leave(1)).isEqualTo(here);
        assertThat(leave(1)).isNotEqualTo(here);
    }

    @Test
    void whoEndsTheWatchHearsNothingMore() {
        List<MailEvent> other = new ArrayList<>();
        java.util.function.Consumer<List<MailEvent>> watcher = other::addAll;
        store.watch(watcher);
        leave(1);
        store.unwatch(watcher);
        leave(1);
        assertThat(other).hasSize(1);
    }
}
