package org.uclab.client.phone.call;

import java.time.Instant;
import java.util.Optional;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.kpml.KeySubscription;

/** The keys of one call, told to the node where it has subscribed to them in the call's dialog (RFC 4730). */
final class KeyReports {

    private final Call call;
    private final Desk desk;
    private final KeySubscription subscription = new KeySubscription();

    KeyReports(Call call, Desk desk) {
        this.call = call;
        this.desk = desk;
    }

    /** The node wants to be told of keys, or of no more. */
    void subscribed(Asked asked) {
        desk.act(new CallAction.Answer(
                asked, desk.messages().dressed(subscription.subscribed(asked.request(), desk.now()), call.footing())));
        tell();
    }

    /** The user presses keys. */
    void pressed(String keys) {
        subscription.pressed(keys, desk.now());
        tell();
    }

    private void tell() {
        subscription
                .taken()
                .forEach(note -> desk.ask(
                        call,
                        Desk.Errand.KEYS,
                        note.apply(desk.messages()
                                .signed(call.dialog().orElseThrow().request("NOTIFY"), call.footing())),
                        call.footing().flow()));
    }

    Optional<Instant> wakeAt() {
        return subscription.wakeAt();
    }

    void wake() {
        subscription.wake(desk.now());
        tell();
    }

    /** Nobody is told any more. */
    void stop() {
        subscription.stop();
    }
}
