package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.Optional;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.protocol.sip.kpml.KeyReport;
import org.uclab.protocol.sip.kpml.KeyRequest;
import org.uclab.protocol.sip.kpml.KeySubscription;

/**
 * Keys that are told by SIP in one leg (RFC 4730). A phone that describes no named events (RFC 4733) and says that it knows of
 * subscriptions to keys is subscribed to once the call stands; what it then tells goes to the other party of the call. Another node is
 * told the keys of whom it talks with where it subscribes to them, and a phone behind a {@linkplain KeyBridges bridge} hears them.
 */
final class LegKeys {

    /** A subscription is renewed that long before its end. ASSUMED(choice). */
    private static final Duration BEFORE = Duration.ofSeconds(60);

    private final Leg leg;
    private final Desk desk;
    private final KeySubscription others = new KeySubscription();
    private Optional<Desk.Reminder> due = Optional.empty();
    private Optional<Desk.Reminder> renewal = Optional.empty();
    private Optional<MediaParty> media = Optional.empty();
    private boolean listening;

    LegKeys(Leg leg, Desk desk) {
        this.leg = leg;
        this.desk = desk;
    }

    // ---- keys of a phone

    /** The call stands. */
    void listen() {
        if (!listening && !leg.with().node() && leg.keysBySip()) {
            listening = true;
            subscribe();
        }
    }

    private void subscribe() {
        leg.dialog()
                .filter(known -> !leg.over())
                .map(known -> known.request("SUBSCRIBE")
                        .with("User-Agent", desk.self().product())
                        .with(HeaderName.CONTACT, leg.contact())
                        .with("Event", KeyRequest.EVENT)
                        .with("Accept", KeyReport.TYPE)
                        .with(HeaderName.EXPIRES, KeySubscription.LASTS.toSeconds())
                        .withBody(
                                KeyRequest.TYPE,
                                SipBody.of(KeyRequest.everyKey().text())))
                .ifPresent(request -> desk.ask(request, leg.flow(), new Subscribing()));
    }

    /** Whoever waits for the answer to a SUBSCRIBE. ASSUMED(J4L): who refuses is not asked again. */
    private final class Subscribing implements Asker {

        @Override
        public void answered(SipResponse response, Flow from) {
            if (response.success() && !leg.over()) {
                int lasts = response.number(HeaderName.EXPIRES).orElse((int) KeySubscription.LASTS.toSeconds());
                Duration until = Duration.ofSeconds(lasts).minus(BEFORE);
                renewal.ifPresent(Desk.Reminder::cancel);
                renewal = Optional.of(until)
                        .filter(left -> !left.isNegative())
                        .map(left -> desk.after(left, LegKeys.this::renew));
            }
        }

        @Override
        public void lost(Loss loss) {}
    }

    private void renew() {
        if (listening) {
            subscribe();
        }
    }

    /** The phone tells of keys. */
    void notified(Asked asked) {
        SipRequest notify = asked.request();
        Optional<KeyReport> report = notify.contentType().equals(KeyReport.TYPE)
                ? KeyReport.read(notify.body().text())
                : Optional.empty();
        if (!listening) {
            desk.answer(asked, 481);
            return;
        }
        if (!notify.body().isEmpty() && report.isEmpty()) {
            desk.answer(asked, 400);
            return;
        }
        desk.answer(asked, 200);
        if (notify.header("Subscription-State").orElse("").strip().startsWith("terminated")) {
            listening = false; // until the call stands anew
        }
        report.filter(said -> said.code() == 200 && !said.digits().isEmpty())
                .ifPresent(said -> leg.owner().presses(leg, said.digits()));
    }

    // ---- keys for another node

    /** Another node wants to be told of keys. */
    void subscribed(Asked asked) {
        SipResponse answer = others.subscribed(asked.request(), desk.now());
        desk.answer(asked, answer.with("Server", desk.self().product()).with(HeaderName.CONTACT, leg.contact()));
        tell();
    }

    /**
     * Its media go through the node.
     *
     * @param party with which; null for not any more
     */
    void through(MediaParty party) {
        media = Optional.ofNullable(party);
    }

    /** Whom it talks with presses keys. */
    void pressed(String keys) {
        media.ifPresent(party -> desk.want(new SipAction.Press(party, keys)));
        others.pressed(keys, desk.now());
        tell();
    }

    private void tell() {
        Optional<Dialog> dialog = leg.dialog().filter(known -> !leg.over());
        others.taken()
                .forEach(note -> dialog.ifPresent(known -> desk.tell(
                        note.apply(known.request("NOTIFY")
                                .with("User-Agent", desk.self().product())
                                .with(HeaderName.CONTACT, leg.contact())),
                        leg.flow())));
        due.ifPresent(Desk.Reminder::cancel);
        due = others.wakeAt().map(at -> desk.after(Duration.between(desk.now(), at), this::wake));
    }

    private void wake() {
        others.wake(desk.now());
        tell();
    }

    /** The leg is over. */
    void stop() {
        listening = false;
        others.stop();
        due.ifPresent(Desk.Reminder::cancel);
        renewal.ifPresent(Desk.Reminder::cancel);
    }
}
