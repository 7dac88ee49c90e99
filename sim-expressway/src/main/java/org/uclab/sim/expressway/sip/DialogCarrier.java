package org.uclab.sim.expressway.sip;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.media.RelaySide;
import org.uclab.sim.expressway.media.RelayTerms;
import org.uclab.sim.expressway.media.RelayedCall;

/**
 * The dialogs that go through a node, RFC 3261 §16.6: it writes itself into the Record-Route of their first request, once for each
 * side (RFC 5658 §3.3), with a token that nobody can guess, and carries what comes with that token from the side where it belongs.
 * It decides nothing: call control is Unified CM's (S4).
 *
 * <pre>
 * (nothing)  INVITE, SUBSCRIBE  → BEGUN      ports opened where media are described
 * BEGUN      refused, lost      → (nothing)  ports given back
 *            2xx                → STANDS
 * STANDS     BYE answered, 481 or 408 → (nothing)  ports given back
 *            the connection of the client ends → (nothing)  ports given back: no session persistency (S4)
 *            LIFE without a word → (nothing)
 * </pre>
 */
final class DialogCarrier {

    /** Dialogs at once; a choice of ours. */
    static final int DIALOGS_MAX = 10_000;

    /** Without a word, lab time: more than two refreshes of a session (RFC 4028 §4). */
    static final Duration LIFE = Duration.ofHours(2);

    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int STEPS = 2;
    private static final int NAME_CHARS_MAX = 80;

    private final ProxyDesk desk;
    private final DialogPlace place;
    private final IntFunction<byte[]> draws;
    private final Map<String, Carried> dialogs = new LinkedHashMap<>();
    /** INVITEs on their way, up to the ACK of their 2xx. */
    private final IdentityHashMap<Asked, Passage> invites = new IdentityHashMap<>();

    private boolean sweeping;

    /**
     * @param draws so many bytes by lot, for keys of media
     */
    DialogCarrier(ProxyDesk desk, DialogPlace place, IntFunction<byte[]> draws) {
        this.desk = desk;
        this.place = place;
        this.draws = draws;
    }

    /** Whether a request begins what is carried. */
    static boolean begins(SipRequest request) {
        return request.is(SipRequest.INVITE) || request.is("SUBSCRIBE");
    }

    /** Whether there is room for one more. */
    boolean room() {
        return dialogs.size() < DIALOGS_MAX;
    }

    /**
     * A dialog begins.
     *
     * @param from   the side that its first request came from
     * @param onward that request as it goes on, without our own steps
     */
    void begin(ProxyDesk.Question question, RelaySide from, Carried.Ends ends, RelayTerms terms, Hop.Onward onward) {
        String token = desk.token();
        Optional<RelayedCall> media = onward.request().is(SipRequest.INVITE)
                ? Optional.of(new RelayedCall(name(question.request()), terms, draws))
                : Optional.empty();
        Carried dialog = new Carried(token, ends, media, desk.now().plus(LIFE));
        dialogs.put(token, dialog);
        sweepLater();
        SipRequest stepped = onward.request()
                .with(onward.request()
                        .headers()
                        .onTop(HeaderName.RECORD_ROUTE, written(place.step(from, token)))
                        .onTop(HeaderName.RECORD_ROUTE, written(place.step(from.other(), token))));
        pass(new Passage(this, dialog, from, question, new Hop.Onward(onward.leg(), stepped, onward.flow())));
    }

    private static String name(SipRequest request) {
        String plain = request.callId().replaceAll("[^A-Za-z0-9.@_-]", "?");
        return plain.substring(0, Math.min(plain.length(), NAME_CHARS_MAX));
    }

    private static String written(SipUri step) {
        return NameAddress.of(step).toString();
    }

    private void pass(Passage passage) {
        if (passage.invite()) {
            invites.put(passage.asked(), passage);
        }
        passage.begin();
    }

    /**
     * A request in a dialog.
     *
     * @return false where it names none that comes this way
     */
    boolean carries(ProxyDesk.Question question, RelaySide from) {
        Optional<Carried> dialog =
                named(question.request(), from).filter(known -> place.comes(known, from, question.flow()));
        dialog.ifPresent(known -> inDialog(question, known, from));
        return dialog.isPresent();
    }

    private Optional<Carried> named(SipRequest request, RelaySide from) {
        List<NameAddress> routes = request.addresses(HeaderName.ROUTE);
        if (routes.size() < STEPS
                || routes.size() != request.headers().values(HeaderName.ROUTE).size()) {
            return Optional.empty();
        }
        Optional<SipUri> first = routes.get(0).sipUri();
        Optional<Carried> dialog = first.map(SipUri::user).map(dialogs::get);
        return dialog.filter(known -> same(first, place.step(from, known.token()))
                && same(routes.get(1).sipUri(), place.step(from.other(), known.token())));
    }

    private static boolean same(Optional<SipUri> said, SipUri own) {
        return said.filter(uri -> uri.user().equals(own.user())
                        && uri.host().equals(own.host())
                        && uri.effectivePort() == own.effectivePort())
                .isPresent();
    }

    private void inDialog(ProxyDesk.Question question, Carried dialog, RelaySide from) {
        dialog.until(desk.now().plus(LIFE));
        SipRequest onward = onward(dialog, from, Hop.onward(question));
        Optional<Flow> way = place.way(dialog, from.other(), onward);
        if (way.isEmpty()) {
            desk.refuse(question, 480, "");
            return;
        }
        pass(new Passage(this, dialog, from, question, new Hop.Onward(place.leg(from.other()), onward, way.get())));
    }

    /** Without our own steps. */
    private SipRequest onward(Carried dialog, RelaySide from, SipRequest request) {
        List<String> routes = request.headers().values(HeaderName.ROUTE);
        List<String> rest = routes.subList(Math.min(STEPS, routes.size()), routes.size());
        return place.passing(
                dialog,
                from,
                rest.isEmpty()
                        ? request.without(HeaderName.ROUTE)
                        : request.with(HeaderName.ROUTE, String.join(", ", rest)));
    }

    /** The ACK of a 2xx, which goes on to who has accepted. */
    void acked(Asked asked, SipRequest ack) {
        Passage invite = invites.remove(asked);
        if (invite != null) {
            RelaySide from = invite.from();
            SipRequest onward = onward(invite.dialog(), from, Hop.shortened(ack));
            place.way(invite.dialog(), from.other(), onward)
                    .ifPresent(way -> desk.acknowledge(place.leg(from.other()), invite.acknowledged(onward), way));
        }
    }

    /** An INVITE is given up. */
    void cancelled(Asked asked) {
        Optional.ofNullable(invites.get(asked)).ifPresent(Passage::cancel);
    }

    /** A 2xx was never acknowledged: who has sent it ends its dialog. */
    void unacked(Asked asked) {
        invites.remove(asked);
    }

    // ---- for what is on its way

    ProxyDesk desk() {
        return desk;
    }

    DialogPlace place() {
        return place;
    }

    /** Nothing more is to come of that INVITE. */
    void forget(Asked asked) {
        invites.remove(asked);
    }

    /** That dialog is over. */
    void over(Carried dialog, MediaRelays.Why why) {
        if (dialogs.remove(dialog.token()) != null) {
            dialog.media().ifPresent(call -> desk.closeMedia(call, why));
        }
    }

    /** Those dialogs are over, whose client is gone. */
    void gone(Predicate<Carried> meant) {
        List.copyOf(dialogs.values()).stream()
                .filter(meant)
                .forEach(dialog -> over(dialog, MediaRelays.Why.CLIENT_GONE));
    }

    /** What a message describes; none where it describes nothing that can be read. */
    static Optional<SessionDescription> described(String type, String body) {
        return type.equals(SessionDescription.MEDIA_TYPE) ? SessionDescription.parse(body) : Optional.empty();
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            desk.after(SWEEP, this::sweep);
        }
    }

    private void sweep() {
        sweeping = false;
        List.copyOf(dialogs.values()).stream()
                .filter(dialog -> dialog.until().isBefore(desk.now()))
                .forEach(dialog -> over(dialog, MediaRelays.Why.OVER));
        if (!dialogs.isEmpty()) {
            sweepLater();
        }
    }
}
