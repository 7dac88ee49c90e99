package org.uclab.client.phone.call;

import static org.uclab.client.phone.call.CallState.ANSWERING;
import static org.uclab.client.phone.call.CallState.CONNECTED;
import static org.uclab.client.phone.call.CallState.DIALLING;
import static org.uclab.client.phone.call.CallState.HELD;
import static org.uclab.client.phone.call.CallState.RINGBACK;
import static org.uclab.client.phone.call.CallState.RINGING;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be wanted of a call, by where it stands.
 *
 * <p>Of a call whose node is lost only what needs no node can be wanted; while the phone is registered nowhere a call cannot be
 * held (S3, S4: not during fail-over). A router has none of the services in the middle of a call, and no office (S3, SRST).
 */
final class Wishes {

    private static final Map<CallState, Set<Wish>> ALLOWED = new EnumMap<>(CallState.class);

    /** What needs nothing of the node. */
    private static final Set<Wish> ALONE = EnumSet.of(Wish.HANG_UP, Wish.MUTE, Wish.UNMUTE, Wish.PRESS);

    static {
        ALLOWED.put(DIALLING, EnumSet.of(Wish.HANG_UP));
        ALLOWED.put(RINGBACK, EnumSet.of(Wish.HANG_UP));
        ALLOWED.put(RINGING, EnumSet.of(Wish.ANSWER, Wish.DECLINE, Wish.HANG_UP, Wish.DIVERT));
        ALLOWED.put(ANSWERING, EnumSet.of(Wish.HANG_UP));
        ALLOWED.put(
                CONNECTED,
                EnumSet.of(
                        Wish.HANG_UP,
                        Wish.HOLD,
                        Wish.MUTE,
                        Wish.UNMUTE,
                        Wish.PRESS,
                        Wish.TRANSFER,
                        Wish.COMPLETE_TRANSFER,
                        Wish.CONFERENCE,
                        Wish.PARK,
                        Wish.DIVERT,
                        Wish.SEND_TO_MOBILE));
        ALLOWED.put(
                HELD,
                EnumSet.of(
                        Wish.HANG_UP,
                        Wish.RESUME,
                        Wish.MUTE,
                        Wish.UNMUTE,
                        Wish.TRANSFER,
                        Wish.COMPLETE_TRANSFER,
                        Wish.CONFERENCE));
    }

    private static final String SRST = "SRST has no such service";

    private Wishes() {}

    static boolean allowed(Wish wish, CallState state) {
        return ALLOWED.getOrDefault(state, Set.of()).contains(wish);
    }

    /** Why the office cannot call the user; none where it can. */
    static Optional<String> withoutOffice(CallTerms terms, Optional<Footing> footing) {
        if (terms.mobile().isEmpty()) {
            return Optional.of("the user has no mobile number");
        }
        return footing.filter(Footing::router).map(router -> SRST);
    }

    /** Why the phone cannot take up what another device of the line holds; none where it can. */
    static Optional<String> takingUp(CallTerms terms, Optional<Footing> footing) {
        return footing.filter(Footing::router).isPresent() && !terms.sharesAtRouter()
                ? Optional.of(SRST)
                : Optional.empty();
    }

    /** Why it cannot be wanted; none where it can. */
    static Optional<String> refused(Wish wish, Call call, Optional<Footing> footing) {
        if (!allowed(wish, call.state())) {
            return Optional.of("the call is " + call.state());
        }
        if (call.preserved() && !ALONE.contains(wish)) {
            return Optional.of("the node of this call is lost");
        }
        if (footing.isEmpty() && !ALONE.contains(wish)) {
            return Optional.of("the phone is not registered now");
        }
        if (call.invitation().opening().mobile().isPresent() && wish != Wish.HANG_UP) {
            return Optional.of("the mobile phone has the sound");
        }
        if (call.footing().router() && wish.midCall()) {
            return Optional.of(SRST);
        }
        boolean offers = wish == Wish.HOLD || wish == Wish.RESUME;
        return offers && !call.talk().free() ? Optional.of("the call is being changed") : Optional.empty();
    }
}
