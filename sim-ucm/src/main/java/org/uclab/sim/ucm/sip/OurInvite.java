package org.uclab.sim.ucm.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.dialog.Dialog;

/**
 * An INVITE of ours in one leg, until it is answered for good. Provisional answers that want that are acknowledged, each once
 * and in their order; one that is out of it counts as not come (RFC 3262 §4).
 */
final class OurInvite implements Asker {

    /** Others that answer one INVITE of ours reliably. */
    private static final int EARLY_MAX = 8;

    /** Who has answered provisionally, and the number of what it said last. */
    private record Early(Dialog dialog, long number) {}

    private final Leg leg;
    private final Exchange exchange;
    private final Desk desk;
    private final SipRequest request;
    private final boolean first;
    private final Runnable retry;
    private final Map<String, Early> early = new HashMap<>();
    private Optional<SessionDescription> agreed = Optional.empty();
    private boolean rang;

    /**
     * @param first whether it begins a call
     * @param retry sends it again
     */
    OurInvite(Leg leg, Exchange exchange, SipRequest request, boolean first, Runnable retry) {
        this.leg = leg;
        this.exchange = exchange;
        this.desk = leg.desk();
        this.request = request;
        this.first = first;
        this.retry = retry;
    }

    SipRequest request() {
        return request;
    }

    boolean first() {
        return first;
    }

    Runnable retry() {
        return retry;
    }

    /** What was answered reliably to our offer before the final answer. */
    Optional<SessionDescription> agreed() {
        return agreed;
    }

    /** The dialog that this final answer founds, or that stood before. */
    Dialog dialog(SipResponse response) {
        Early known = early.get(response.to().tag());
        if (known == null) {
            return Dialog.ofClient(request, response);
        }
        known.dialog().heard(response);
        return known.dialog();
    }

    @Override
    public void answered(SipResponse response, Flow from) {
        if (response.provisional()) {
            if (first && response.status() > 100 && !leg.over()) {
                progressed(response);
            }
        } else if (response.success()) {
            exchange.picked(this, response);
        } else if (!leg.over() && leg.timer().raised(response)) {
            exchange.again(this);
        } else {
            exchange.refused(this, response.status());
        }
    }

    private void progressed(SipResponse response) {
        boolean reliable = Provisional.names(response, "Require");
        if (reliable && !acknowledged(response)) {
            return;
        }
        Optional<SessionDescription> answer = request.body().isEmpty() ? Optional.empty() : Talk.description(response);
        if (answer.isPresent()) {
            agreed = reliable ? answer : agreed;
            leg.owner().progresses(leg, answer.get());
        } else if (!rang) {
            leg.owner().rings(leg);
        }
        rang = true;
    }

    private boolean acknowledged(SipResponse response) {
        String tag = response.to().tag();
        OptionalLong number = number(response);
        Early known = early.get(tag);
        if (number.isEmpty()
                || !Dialog.founds(response)
                || (known == null && early.size() == EARLY_MAX)
                || (known != null && number.getAsLong() != known.number() + 1)) {
            return false;
        }
        Dialog dialog = known == null ? Dialog.ofClient(request, response) : known.dialog();
        early.put(tag, new Early(dialog, number.getAsLong()));
        desk.tell(
                dialog.request("PRACK").with(Provisional.RACK, number.getAsLong() + " " + request.cseq()), leg.flow());
        return true;
    }

    private static OptionalLong number(SipResponse response) {
        String number = response.header(Provisional.RSEQ).orElse("").strip();
        return number.matches("[1-9][0-9]{0,9}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }

    @Override
    public void lost(Loss loss) {
        exchange.refused(this, first && loss != Loss.TIMED_OUT ? 503 : 408);
    }
}
