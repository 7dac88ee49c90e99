package org.uclab.client;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uclab.client.handler.HandledLink;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.PhoneBoard;
import org.uclab.client.phone.PhoneView;
import org.uclab.client.phone.Settled;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.call.Wish;
import org.uclab.client.phone.registration.RegistrationState;

/** The phone of somebody who is signed in, for whoever may wait. Safe for any thread but an event loop. */
public final class Softphone {

    /** Lab time in which the phone itself says what it does about a wish. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final Duration AT_ONCE_WALL = Duration.ofSeconds(20);

    /** Lab time in which the other side of a call has granted the floor, or will not: see {@code FloorControl}. */
    private static final Duration FLOOR = Duration.ofSeconds(20);

    /** Wishes that come with a number. */
    private static final Set<Wish> NUMBERS = EnumSet.of(Wish.DIAL, Wish.DIAL_VIA_OFFICE, Wish.TRANSFER);

    /** Where a phone does not know yet whether a node takes it. */
    private static final Set<RegistrationState> UNSETTLED =
            EnumSet.of(RegistrationState.IDLE, RegistrationState.SEEKING, RegistrationState.LEAVING);

    private final PhoneLife life;
    private final UcClient client;

    Softphone(PhoneLife life, UcClient client) {
        this.life = life;
        this.client = client;
    }

    private PhoneBoard board() {
        return life.board();
    }

    /** What it shows now. */
    public PhoneView view() {
        return board().phone();
    }

    /** Waits until it shows something like that; empty when the limit, in lab time, passed first. */
    public Optional<PhoneView> await(Predicate<PhoneView> what, Duration limit) {
        return seen(board -> Optional.of(board.phone()).filter(what), limit);
    }

    /**
     * Waits until the phone knows whether a node takes it. Who has no phone has nothing to wait for.
     *
     * @param limit in lab time; what is not known then is left open
     */
    public PhoneView settled(Duration limit) {
        return await(
                        view -> view.number().isEmpty() || !UNSETTLED.contains(view.state()),
                        client.patient(limit, AT_ONCE_WALL))
                .orElseGet(this::view);
    }

    /** All calls since the sign-in, oldest first. */
    public List<CallView> calls() {
        return board().calls();
    }

    /** Waits for a call that is like that, the newest of several; empty when the limit, in lab time, passed first. */
    public Optional<CallView> awaitCall(Predicate<CallView> what, Duration limit) {
        return seen(board -> board.calls().stream().filter(what).reduce((older, newer) -> newer), limit);
    }

    private <T> Optional<T> seen(Function<PhoneBoard, Optional<T>> what, Duration limit) {
        return client.await(board().when(what), limit);
    }

    /**
     * Calls a number as the user typed it: the application dial rules are applied.
     *
     * @return what came of it at once; the call goes on by itself
     */
    public Settled call(String typed) {
        return want(Wish.DIAL, typed);
    }

    /** Does something with the newest call that it can be done to. */
    public Settled want(Wish wish) {
        return want(wish, "");
    }

    /**
     * The same with a number or keys.
     *
     * @param value a number as the user typed it, or keys
     */
    public Settled want(Wish wish, String value) {
        String meant = NUMBERS.contains(wish) ? meant(value) : value;
        CompletableFuture<Settled> settled = life.want(wish, 0, meant, 0);
        return client.await(settled, client.patient(AT_ONCE, AT_ONCE_WALL))
                .orElseThrow(() -> new IllegalStateException("the phone says nothing to '" + wish + "'"));
    }

    /** Dial rules are about numbers; an address goes as it is. */
    private String meant(String typed) {
        return typed.contains("@") ? typed.strip() : client.dialled(typed);
    }

    /** Does what a link that starts a call says. */
    Settled call(HandledLink link) {
        return link.scheme() == HandledLink.Scheme.CISCOTELCONF
                ? want(
                        Wish.CONFERENCE_CALL,
                        link.targets().stream().map(this::meant).collect(Collectors.joining(";")))
                : call(link.targets().get(0));
    }

    /** Shares the screen in the newest call, or does no more. */
    public Settled share(boolean on) {
        return client.await(life.share(on), client.patient(FLOOR, AT_ONCE_WALL))
                .orElseThrow(() -> new IllegalStateException("the phone says nothing"));
    }

    /** Takes to low bandwidth mode, or leaves it: calls that begin from now on have it. */
    public Settled lowBandwidth(boolean on) {
        return life.lowBandwidth(on);
    }

    /** What the system said of the newest connection to each port: the code point of what is sent on it. */
    public java.util.Map<Integer, Integer> markings() {
        return client.equipment().dialler().markings();
    }

    /** What is heard in that call so far, or was heard; empty where nothing was agreed on. */
    public Optional<CallSound> sound(int call) {
        return client.await(life.sound(call), client.patient(AT_ONCE, AT_ONCE_WALL))
                .orElse(Optional.empty());
    }

    /** The number of the sound that this user makes, by which others know it ({@link CallSound#contains}). */
    public long voice() {
        return client.equipment().seed().value();
    }
}
