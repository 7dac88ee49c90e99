package org.uclab.protocol.presence;

import java.util.Locale;

/**
 * The state of a contact, RFC 6121 §3 and Appendix A, from the side of the user whose list it is on.
 *
 * <p>The appendix has nine states; four facts make them: <em>to</em> (the user sees the contact), <em>from</em> (the
 * contact sees the user), <em>pendingOut</em> (the user has asked) and <em>pendingIn</em> (the contact has asked).
 * Whoever sees need not ask, so to excludes pendingOut and from excludes pendingIn.
 *
 * <pre>
 * move              when                  then                     passed on
 * OUT_SUBSCRIBE     any                   pendingOut unless to     always
 * OUT_UNSUBSCRIBE   any                   neither to nor pendingOut  always
 * OUT_SUBSCRIBED    pendingIn             from                     yes; else not
 * OUT_UNSUBSCRIBED  pendingIn or from     neither                  yes; else not
 * IN_SUBSCRIBE      neither pendingIn nor from   pendingIn         yes; else not (from: answered by the server)
 * IN_UNSUBSCRIBE    pendingIn or from     neither                  yes; else not
 * IN_SUBSCRIBED     pendingOut            to                       yes; else not
 * IN_UNSUBSCRIBED   pendingOut or to      neither                  yes; else not
 * </pre>
 */
public record Subscription(boolean to, boolean from, boolean pendingOut, boolean pendingIn) {

    public static final Subscription NONE = new Subscription(false, false, false, false);

    /** What can happen: OUT is from the user to the contact, IN from the contact to the user. */
    public enum Move {
        OUT_SUBSCRIBE,
        OUT_UNSUBSCRIBE,
        OUT_SUBSCRIBED,
        OUT_UNSUBSCRIBED,
        IN_SUBSCRIBE,
        IN_UNSUBSCRIBE,
        IN_SUBSCRIBED,
        IN_UNSUBSCRIBED;

        public static Move out(String type) {
            return valueOf("OUT_" + type.toUpperCase(Locale.ROOT));
        }

        public static Move in(String type) {
            return valueOf("IN_" + type.toUpperCase(Locale.ROOT));
        }
    }

    /** The next state, and whether the stanza that brought it goes on. */
    public record Step(Subscription next, boolean passes) {}

    public Step after(Move move) {
        return switch (move) {
            case OUT_SUBSCRIBE -> new Step(to ? this : new Subscription(false, from, true, pendingIn), true);
            case OUT_UNSUBSCRIBE -> new Step(new Subscription(false, from, false, pendingIn), true);
            case OUT_SUBSCRIBED ->
                new Step(pendingIn ? new Subscription(to, true, pendingOut, false) : this, pendingIn);
            case OUT_UNSUBSCRIBED, IN_UNSUBSCRIBE ->
                new Step(new Subscription(to, false, pendingOut, false), pendingIn || from);
            case IN_SUBSCRIBE -> {
                boolean news = !pendingIn && !from;
                yield new Step(news ? new Subscription(to, false, pendingOut, true) : this, news);
            }
            case IN_SUBSCRIBED ->
                new Step(pendingOut ? new Subscription(true, from, false, pendingIn) : this, pendingOut);
            case IN_UNSUBSCRIBED -> new Step(new Subscription(false, from, false, pendingIn), pendingOut || to);
        };
    }

    /** The value of {@code subscription} in a roster item, RFC 6121 §2.1.2.5. */
    public String wire() {
        if (to) {
            return from ? "both" : "to";
        }
        return from ? "from" : "none";
    }
}
