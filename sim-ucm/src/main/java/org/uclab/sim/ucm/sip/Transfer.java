package org.uclab.sim.ucm.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.dialog.DialogId;

/**
 * Transfers, as UCM makes them: the dialogs stay and their media are joined anew; a Replaces goes no further than here (LMG).
 */
final class Transfer {

    private final Calls calls;
    private final Desk desk;

    Transfer(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /**
     * Takes the other party of that leg to the target. The leg is left to its phone's goodbye.
     *
     * @return whether it could be done
     */
    boolean of(Call call, Leg leg, SipUri target) {
        Optional<Leg> peer = call.peerOf(leg).filter(Leg.class::isInstance).map(Leg.class::cast);
        if (peer.isEmpty()) {
            return false; // what the node plays itself goes nowhere
        }
        Optional<DialogId> replaced = replaces(target);
        if (replaced.isEmpty()) {
            blind(call, peer.get(), target.user());
            return true;
        }
        Optional<Leg> second = replaced.flatMap(calls::leg).or(() -> early(replaced.get()));
        Optional<Call> consultation = second.flatMap(calls::of).filter(other -> other != call);
        return consultation.isPresent() && attended(call, peer.get(), consultation.get(), second.get());
    }

    private Optional<Leg> early(DialogId id) {
        return calls.all().stream()
                .map(Call::caller)
                .filter(leg -> leg.earlyId().callId().equals(id.callId()))
                .findFirst();
    }

    private void blind(Call call, Leg peer, String number) {
        call.leaves(peer);
        Call next = Call.of(calls, desk, peer, number);
        calls.add(next);
        next.begin();
    }

    private boolean attended(Call call, Leg peer, Call consultation, Leg second) {
        if (consultation.caller() == second && consultation.state() == Call.State.RINGING) {
            call.leaves(peer);
            consultation.calledBy(peer); // who rings goes on ringing, for somebody else
            return true;
        }
        Optional<Party> third = consultation.peerOf(second);
        if (third.isEmpty() || consultation.state() != Call.State.TALKING) {
            return false;
        }
        call.leaves(peer);
        consultation.leaves(third.get());
        Call joined = Call.of(calls, desk, peer, third.get().number());
        calls.add(joined);
        joined.connect(third.get());
        second.end();
        return true;
    }

    /** The dialog that a Refer-To names, seen from here (RFC 3891 §3). */
    private static Optional<DialogId> replaces(SipUri target) {
        for (String header : target.headers().split("&")) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("replaces=")) {
                return replaced(decoded(header.substring("replaces=".length())));
            }
        }
        return Optional.empty();
    }

    /** {@code call-id;to-tag=…;from-tag=…}: the to-tag is that of whoever is addressed, which is this node. */
    static Optional<DialogId> replaced(String value) {
        String toTag = "";
        String fromTag = "";
        String[] parts = value.split(";");
        for (String part : parts) {
            String plain = part.strip();
            if (plain.startsWith("to-tag=")) {
                toTag = plain.substring("to-tag=".length());
            } else if (plain.startsWith("from-tag=")) {
                fromTag = plain.substring("from-tag=".length());
            }
        }
        return parts[0].isBlank() ? Optional.empty() : Optional.of(new DialogId(parts[0].strip(), toTag, fromTag));
    }

    private static String decoded(String escaped) {
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
