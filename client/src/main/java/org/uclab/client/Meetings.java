package org.uclab.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.uclab.client.soap.PresenceAccount;
import org.uclab.client.soap.SoapLogin;
import org.uclab.client.step.Stopped;

/**
 * The option "In a meeting (according to my calendar)", and meetings that are in no calendar, of who is signed in. Safe for any thread but
 * an event loop.
 */
public final class Meetings {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final UcClient client;

    public Meetings(UcClient client) {
        this.client = client;
    }

    /**
     * The user chooses it, or not; on premises the presence server keeps the value (S4: "Both fields update the same value in the … database").
     *
     * @throws IllegalStateException when the server cannot be told
     */
    public void choose(boolean wanted) {
        if (client.presence().cloud().isPresent()) {
            known(life -> life.choose(wanted));
            return;
        }
        PresenceAccount account = client.presence()
                .account()
                .orElseThrow(() -> new IllegalStateException("the client has no SOAP session that keeps it"));
        Equipment mine = client.equipment();
        try {
            new SoapLogin(mine.caller(mine.patience()), mine.journal()).chooseMeetings(account.session(), wanted);
        } catch (Stopped stopped) {
            throw new IllegalStateException(stopped.getMessage(), stopped);
        }
        known(life -> life.choose(wanted));
    }

    /** The user begins a meeting that is in no calendar, or ends it. */
    public void meet(boolean begun) {
        known(life -> life.meet(begun));
    }

    private void known(Consumer<AvailabilityLife> what) {
        CompletableFuture<Boolean> done = client.here().meetings(what);
        client.await(done, client.patient(AT_ONCE, AT_ONCE));
    }
}
