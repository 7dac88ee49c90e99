package org.uclab.client;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.client.presence.PresenceState;
import org.uclab.client.step.Journal;
import org.uclab.client.tls.Trust;
import org.uclab.client.voicemail.VoiceMessage;
import org.uclab.client.voicemail.Voicemail;
import org.uclab.client.xmpp.ChatMessage;
import org.uclab.client.xmpp.ContactPresence;
import org.uclab.client.xmpp.Correspondence;
import org.uclab.client.xmpp.Undelivered;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Dialler;

/**
 * The reference client. One user signs in at a time; verbs that wait block the caller's thread, which must not be an
 * event loop. Safe for any other thread.
 */
public final class UcClient implements AutoCloseable {

    /** What the client is doing. */
    public enum State {
        SIGNED_OUT,
        SIGNED_IN,
        /** Signed in, but the connection is lost; the client is on its way to another by itself. */
        CONNECTION_LOST,
        /** Signed in, but the host has no network; the client waits for one. */
        NO_NETWORK,
        /** The connection is lost, and nothing more is tried until the user signs in. */
        GIVEN_UP
    }

    /** Lab time that closing waits for the kept HTTP connections. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Trust trust;
    private final LabClock clock;
    private volatile Equipment equipment;
    private volatile boolean network = true;
    private volatile Optional<ClientLife> life = Optional.empty();
    private volatile Optional<DeskPhone> desk = Optional.empty();
    private volatile Optional<SignInResult> result = Optional.empty();
    private volatile Consumer<String> lossListener = why -> {};

    private UcClient(Equipment equipment, Trust trust) {
        this.equipment = equipment;
        this.trust = trust;
        this.clock = equipment.dialler().clock();
    }

    /**
     * A client on a host of its own.
     *
     * @param dialler  speaks from the lease's address; stays the caller's to close, after the client
     * @param recorder where decisions go
     */
    public static UcClient create(
            ClientSettings settings, Lease lease, Trust trust, Dialler dialler, Recorder recorder) {
        return create(settings, lease, trust, dialler, recorder, new Memory(settings));
    }

    /**
     * The next launch of a client that has run before.
     *
     * @param memory what it remembers; it forgets everything when the lease is another one than last time
     */
    public static UcClient create(
            ClientSettings settings, Lease lease, Trust trust, Dialler dialler, Recorder recorder, Memory memory) {
        check(lease, dialler);
        return new UcClient(
                Equipment.of(
                        settings,
                        lease,
                        trust,
                        dialler,
                        new Journal(recorder),
                        memory,
                        settings.identity().drawn()),
                trust);
    }

    private static void check(Lease lease, Dialler dialler) {
        if (!dialler.from().equals(lease.address())) {
            throw new IllegalArgumentException(
                    "the lease is for " + lease.address() + ", but the dialler speaks from " + dialler.from());
        }
    }

    /**
     * Signs in, and waits until that has succeeded or failed, at most the settings' limit.
     *
     * @param typedAddress as the user typed it
     * @throws IllegalStateException when somebody is signed in
     */
    public synchronized SignInResult signIn(String typedAddress, String password) {
        if (state() == State.SIGNED_IN) {
            throw new IllegalStateException("somebody is signed in");
        }
        signOut();
        equipment = equipment.withoutCorrespondence();
        SignIn.Outcome outcome = network
                ? new SignIn(equipment).run(typedAddress, password)
                : new SignIn.Outcome(new SignInResult.Failed("network", "the host has no network"), Optional.empty());
        SignInResult result = outcome.result();
        equipment
                .journal()
                .decided(
                        SignInDecisions.SIGN_IN.of(),
                        SignInDecisions.outcome(result.kind()).of(),
                        result.because());
        this.result = Optional.of(result);
        if (result.kind() == SignInResult.Kind.SIGNED_IN) {
            ClientLife begun = new ClientLife(
                    equipment,
                    typedAddress,
                    password,
                    new ClientLife.Standing(result, outcome.services().orElseThrow()),
                    why -> lossListener.accept(why));
            begun.begin().join();
            life = Optional.of(begun);
        }
        return result;
    }

    /**
     * The host is on another network, or on one again. Whatever was connected on the old one is dead; who is signed in
     * stays so, and the client finds its way by itself. Done when nothing is left on the old network.
     *
     * @param lease   of the new network
     * @param dialler speaks from the lease's address; the old one may be closed afterwards
     */
    public synchronized void move(Lease lease, Dialler dialler) {
        check(lease, dialler);
        Equipment old = equipment;
        equipment = Equipment.of(old.settings(), lease, trust, dialler, old.journal(), old.memory(), old.seed())
                .with(old.correspondence());
        network = true;
        leave(old, Optional.of(equipment));
    }

    /** The host has no network any more. Done when nothing is left on the old one. */
    public synchronized void loseNetwork() {
        network = false;
        leave(equipment, Optional.empty());
    }

    private void leave(Equipment old, Optional<Equipment> next) {
        life.ifPresent(here -> await(here.moved(next).thenApply(left -> true), CLOSE_LIMIT));
        await(old.http().close().map(true).toCompletionStage().toCompletableFuture(), CLOSE_LIMIT);
    }

    public State state() {
        return life.map(ClientLife::state).map(UcClient::state).orElse(State.SIGNED_OUT);
    }

    private static State state(PresenceState presence) {
        return switch (presence) {
            case NEW, SIGNED_OUT -> State.SIGNED_OUT;
            case CONNECTED -> State.SIGNED_IN;
            case WAITING, RECONNECTING -> State.CONNECTION_LOST;
            case NOWHERE -> State.NO_NETWORK;
            case GIVEN_UP -> State.GIVEN_UP;
        };
    }

    /** Waits until the client is doing that; false when the limit, in lab time, passed first. */
    public boolean awaitState(State wanted, Duration limit) {
        return awaitState(EnumSet.of(wanted), limit);
    }

    /** Waits until the client is doing one of these; false when the limit, in lab time, passed first. */
    public boolean awaitState(Set<State> wanted, Duration limit) {
        Optional<ClientLife> now = life;
        return now.isEmpty()
                ? wanted.contains(State.SIGNED_OUT)
                : await(now.get().when(presence -> wanted.contains(state(presence))), limit)
                        .isPresent();
    }

    /** How the last sign-in ended: the user's, or a later one of the client's own. Empty before the first. */
    public Optional<SignInResult> result() {
        return life.map(ClientLife::result).or(() -> result);
    }

    /** Tells why when the presence connection breaks. One listener; it must not wait. */
    public void onConnectionLost(Consumer<String> listener) {
        lossListener = listener;
    }

    /** Bare addresses of the user's contacts. */
    public List<String> contacts() {
        return presence().session().contacts();
    }

    /**
     * Sends a chat message. What becomes of it later, {@link #undelivered} tells.
     *
     * @param to bare address
     * @return false when the connection is lost
     */
    public boolean chat(String to, String text) {
        return presence().session().chat(to, text);
    }

    /**
     * Asks to see somebody's presence.
     *
     * @param who bare address
     * @return false when the connection is lost
     */
    public boolean askToSee(String who) {
        return presence().session().askToSee(who);
    }

    /** Lets somebody who has asked see the user's presence; otherwise like {@link #askToSee}. */
    public boolean letSee(String who) {
        return presence().session().letSee(who);
    }

    /** Whether that bare address asks to see the user within that limit, in lab time; each request is told once. */
    public boolean awaitRequest(String from, Duration limit) {
        return await(correspondence().request(from), limit).isPresent();
    }

    /**
     * The first message to that bare address not yet taken which was sent and did not arrive, or nobody knows: the server
     * refused it, or the connection was lost before the server confirmed it. Now or when that is known.
     */
    public CompletableFuture<Undelivered> undelivered(String to) {
        return correspondence().undelivered(to);
    }

    /** Waits for it; empty when the limit, in lab time, passed first. */
    public Optional<Undelivered> awaitUndelivered(String to, Duration limit) {
        return await(undelivered(to), limit);
    }

    /** The chat rooms that the user is in, or may enter. */
    public GroupChats groupChats() {
        return new GroupChats(presence().session().rooms(), correspondence(), this);
    }

    /** Everything received since sign-in, oldest first. */
    public List<ChatMessage> messages() {
        return correspondence().messages();
    }

    /** The first message from that bare address not yet taken, now or when it comes. */
    public CompletableFuture<ChatMessage> message(String from) {
        return correspondence().message(from);
    }

    /** Waits for it; empty when the limit, in lab time, passed first. */
    public Optional<ChatMessage> awaitMessage(String from, Duration limit) {
        return await(message(from), limit);
    }

    /** What is known of the presence of that bare address. */
    public Optional<ContactPresence> presenceOf(String who) {
        return correspondence().presenceOf(who);
    }

    /** Waits until that bare address is available; empty when the limit, in lab time, passed first. */
    public Optional<ContactPresence> awaitPresence(String who, Duration limit) {
        return await(correspondence().presence(who, true), limit);
    }

    /** Waits until that bare address is not available any more. */
    public Optional<ContactPresence> awaitAbsence(String who, Duration limit) {
        return await(correspondence().presence(who, false), limit);
    }

    /** Where people are looked up, as chosen at sign-in. */
    public ContactSource contactSource() {
        return services().contacts();
    }

    /** Somebody's picture, if there is one; waits for it. */
    public PhotoAnswer photo(Contact contact) {
        return services().photos().apply(contact);
    }

    /**
     * The user's voicemail.
     *
     * @throws IllegalStateException when nobody is signed in, or the user has none
     */
    public Voicemail voicemail() {
        return services()
                .voicemail()
                .orElseThrow(() -> new IllegalStateException("nobody names a voicemail server for the user"));
    }

    /** Waits until such voice messages are shown; empty when the limit, in lab time, passed first. */
    public Optional<List<VoiceMessage>> awaitVoicemail(Predicate<List<VoiceMessage>> what, Duration limit) {
        return await(voicemail().when(what), limit);
    }

    /** A number as the user typed it, as it goes into a call: the application dial rules have been applied. */
    public String dialled(String typed) {
        return life.isEmpty() && desk.isPresent() ? typed : services().numbers().dialled(typed);
    }

    /** Who has that number, which calls: the directory look-up rules are applied, then the contact source is asked. */
    public ContactAnswer caller(String number) {
        OpenServices mine = services();
        return mine.numbers().caller(number, mine.contacts());
    }

    /** The phone of who is signed in, or of the host where that is a desk phone. */
    public Softphone phone() {
        return life.map(ClientLife::phone)
                .or(() -> desk.map(DeskPhone::life))
                .map(phone -> new Softphone(phone, this))
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** The host is a desk phone: see {@link DeskPhone}. */
    public synchronized void plugIn(String device, int model, String server) {
        signOut();
        desk = Optional.of(DeskPhone.pluggedIn(equipment, device, model, server));
    }

    /** Signs out; nothing happens when nobody is signed in. */
    public synchronized void signOut() {
        life.ifPresent(ClientLife::end);
        if (life.isPresent()) {
            equipment
                    .journal()
                    .decided(SignInDecisions.SIGN_OUT.of(), SignInDecisions.DONE.of(), SignInDecisions.ASKED.of());
        }
        life = Optional.empty();
        desk.ifPresent(plugged -> await(plugged.unplugged(), CLOSE_LIMIT));
        desk = Optional.empty();
    }

    @Override
    public void close() {
        signOut();
        await(equipment.http().close().map(true).toCompletionStage().toCompletableFuture(), CLOSE_LIMIT);
    }

    PresencePart.Up presence() {
        return services().presence().orElseThrow(() -> new IllegalStateException("the user has no presence service"));
    }

    Correspondence correspondence() {
        presence();
        return equipment.correspondence();
    }

    OpenServices services() {
        return here().services();
    }

    ClientLife here() {
        return life.orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** A limit for what takes the machine's own time. */
    Duration patient(Duration limit, Duration wallMin) {
        return clock.limit(limit, wallMin);
    }

    /** What it works with on the network that it is on now. */
    Equipment equipment() {
        return equipment;
    }

    <T> Optional<T> await(CompletableFuture<T> coming, Duration limit) {
        try {
            return Optional.of(clock.await(coming, limit));
        } catch (TimeoutException late) {
            coming.cancel(false);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            coming.cancel(false);
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
