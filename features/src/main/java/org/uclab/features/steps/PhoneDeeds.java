package org.uclab.features.steps;

import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.PhoneStateVerbs;
import org.uclab.control.live.PhoneVerbs.DoneView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Verb;

/** What somebody has a phone do, and what it refuses. */
final class PhoneDeeds {

    /** How long it may take until a phone or a call is as it should be, lab seconds. */
    static final double LIMIT_SECONDS = 30;

    private PhoneDeeds() {}

    /** The phone of somebody, once a node has taken it. */
    static ClientView.PhoneView registered(Stage stage, String user) {
        stage.require(user);
        PhoneStateVerbs.PhoneAwaitedView seen =
                stage.perform(PhoneStateVerbs.AWAIT_PHONE, ClientVerbs.CLIENT, user, TalkVerbs.WITHIN, LIMIT_SECONDS);
        if (!seen.so()) {
            throw new AssertionError("the phone of " + user + " is "
                    + seen.phone().state() + " after " + (int) LIMIT_SECONDS + " lab seconds");
        }
        return seen.phone();
    }

    /** Its number, once it is registered. */
    static String numberOf(Stage stage, String user) {
        return registered(stage, user).number();
    }

    static void does(Stage stage, String user, Verb<LiveLab, DoneView> verb) {
        done(user, stage.perform(verb, ClientVerbs.CLIENT, user));
    }

    static void does(
            Stage stage, String user, Verb<LiveLab, DoneView> verb, Parameter<String> parameter, String value) {
        done(user, stage.perform(verb, ClientVerbs.CLIENT, user, parameter, value));
    }

    static void refuses(Stage stage, String user, Verb<LiveLab, DoneView> verb, String why) {
        refused(user, stage.perform(verb, ClientVerbs.CLIENT, user), why);
    }

    static void refuses(
            Stage stage,
            String user,
            Verb<LiveLab, DoneView> verb,
            Parameter<String> parameter,
            String value,
            String why) {
        refused(user, stage.perform(verb, ClientVerbs.CLIENT, user, parameter, value), why);
    }

    private static void done(String user, DoneView done) {
        if (!done.done()) {
            throw new AssertionError("the client of " + user + " refuses: " + done.refused());
        }
    }

    private static void refused(String user, DoneView done, String why) {
        if (done.done() || !done.refused().contains(why)) {
            throw new AssertionError(done.done() ? user + " could do it" : "refused: " + done.refused());
        }
    }
}
