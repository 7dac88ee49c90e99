package org.uclab.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.client.step.Journal;
import org.uclab.client.tls.Trust;
import org.uclab.client.xmpp.ChatMessage;
import org.uclab.client.xmpp.ContactPresence;
import org.uclab.client.xmpp.XmppSession;
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
        /** Signed in, but the presence connection broke. */
        CONNECTION_LOST
    }

    /** Lab time that closing waits for the kept HTTP connections. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Equipment equipment;
    private final LabClock clock;
    private Optional<OpenServices> services = Optional.empty();
    private volatile State state = State.SIGNED_OUT;
    private volatile Consumer<String> lossListener = why -> {};

    private UcClient(Equipment equipment) {
        this.equipment = equipment;
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
        if (!dialler.from().equals(lease.address())) {
            throw new IllegalArgumentException(
                    "the lease is for " + lease.address() + ", but the dialler speaks from " + dialler.from());
        }
        return new UcClient(Equipment.of(settings, lease, trust, dialler, new Journal(recorder), memory));
    }

    /**
     * Signs in, and waits until that has succeeded or failed, at most the settings' limit.
     *
     * @param typedAddress as the user typed it
     * @throws IllegalStateException when somebody is signed in
     */
    public synchronized SignInResult signIn(String typedAddress, String password) {
        if (state == State.SIGNED_IN) {
            throw new IllegalStateException("somebody is signed in");
        }
        signOut();
        SignIn.Outcome outcome = new SignIn(equipment).run(typedAddress, password);
        SignInResult result = outcome.result();
        equipment
                .journal()
                .decided(
                        SignInDecisions.SIGN_IN.of(),
                        SignInDecisions.outcome(result.kind()).of(),
                        result.because());
        if (result.kind() == SignInResult.Kind.SIGNED_IN) {
            state = State.SIGNED_IN;
            services = outcome.services();
            services.flatMap(OpenServices::presence).ifPresent(signedIn -> signedIn.onLost(why -> lost(signedIn, why)));
        }
        return result;
    }

    private void lost(XmppSession gone, String why) {
        state = State.CONNECTION_LOST;
        equipment
                .journal()
                .decided(
                        SignInDecisions.CONNECTION.of(),
                        SignInDecisions.LOST.of(),
                        SignInDecisions.BROKEN.of(gone.address(), why));
        lossListener.accept(why);
    }

    public State state() {
        return state;
    }

    /** Tells why when the presence connection breaks. One listener; it is called on a thread of the connection. */
    public void onConnectionLost(Consumer<String> listener) {
        lossListener = listener;
    }

    /** Bare addresses of the user's contacts. */
    public List<String> contacts() {
        return presence().contacts();
    }

    /**
     * Sends a chat message.
     *
     * @param to bare address
     * @return false when the connection is lost
     */
    public boolean chat(String to, String text) {
        return presence().chat(to, text);
    }

    /** Everything received since sign-in, oldest first. */
    public List<ChatMessage> messages() {
        return presence().messages();
    }

    /** The first message from that bare address not yet taken, now or when it comes. */
    public CompletableFuture<ChatMessage> message(String from) {
        return presence().message(from);
    }

    /** Waits for it; empty when the limit, in lab time, passed first. */
    public Optional<ChatMessage> awaitMessage(String from, Duration limit) {
        return await(message(from), limit);
    }

    /** What is known of the presence of that bare address. */
    public Optional<ContactPresence> presenceOf(String who) {
        return presence().presenceOf(who);
    }

    /** Done when that bare address is available, or when it is not. */
    public CompletableFuture<ContactPresence> presence(String who, boolean available) {
        return presence().presence(who, available);
    }

    /** Waits until that bare address is available; empty when the limit, in lab time, passed first. */
    public Optional<ContactPresence> awaitPresence(String who, Duration limit) {
        return await(presence(who, true), limit);
    }

    /** Waits until that bare address is not available any more. */
    public Optional<ContactPresence> awaitAbsence(String who, Duration limit) {
        return await(presence(who, false), limit);
    }

    /** Where people are looked up, as chosen at sign-in. */
    public ContactSource contactSource() {
        return services().contacts();
    }

    /** Somebody's picture, if there is one; waits for it. */
    public PhotoAnswer photo(Contact contact) {
        return services().photos().apply(contact);
    }

    /** A number as the user typed it, as it goes into a call: the application dial rules have been applied. */
    public String dialled(String typed) {
        return services().numbers().dialled(typed);
    }

    /** Who has that number, which calls: the directory look-up rules are applied, then the contact source is asked. */
    public ContactAnswer caller(String number) {
        OpenServices mine = services();
        return mine.numbers().caller(number, mine.contacts());
    }

    /** Signs out; nothing happens when nobody is signed in. */
    public synchronized void signOut() {
        services.ifPresent(OpenServices::end);
        services = Optional.empty();
        if (state != State.SIGNED_OUT) {
            equipment
                    .journal()
                    .decided(SignInDecisions.SIGN_OUT.of(), SignInDecisions.DONE.of(), SignInDecisions.ASKED.of());
        }
        state = State.SIGNED_OUT;
    }

    @Override
    public void close() {
        signOut();
        await(equipment.http().close().map(true).toCompletionStage().toCompletableFuture(), CLOSE_LIMIT);
    }

    private XmppSession presence() {
        return services().presence().orElseThrow(() -> new IllegalStateException("the user has no presence service"));
    }

    private synchronized OpenServices services() {
        return services.orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    private <T> Optional<T> await(CompletableFuture<T> coming, Duration limit) {
        try {
            return Optional.of(coming.get(clock.wall(limit).toNanos(), TimeUnit.NANOSECONDS));
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
