package org.uclab.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;
import org.uclab.sim.expressway.ExpresswayDecisions;
import org.uclab.sim.ucm.UcmDecisions;

/** Everything that the nodes of a bench tell of their own accord, and what is done to them. */
public final class BenchDecisions {

    static final Outcome CHANGED = Outcome.noted("changed", "changed");
    static final Reason REMOVED = Reason.named("records-removed", "removed");
    static final Reason DATA = Reason.named("records-now", "[{records...}]");
    static final Subject RECORDS = Subject.named("record-set", "records {type} {name}")
            .decides(CHANGED)
            .because(REMOVED, DATA);

    /** Who decides what is no node's. */
    static final String LAB = "lab";

    static final Outcome SET = Outcome.noted("set", "{how}");
    static final Reason ASKED = Reason.named("clock-asked", "asked for");
    static final Subject CLOCK = Subject.named("clock", "clock").decides(SET).because(ASKED);

    static final Outcome ADMINISTERED = Outcome.noted("administered", "changed");
    static final Reason USER_ADDED = Reason.named("user-added", "added like {other}");
    static final Reason USER_REMOVED = Reason.named("user-removed", "removed");
    static final Reason PASSWORD_SET = Reason.named("password-set", "has another password");
    static final Reason DEVICE_ADDED = Reason.named("device-added", "has the device {device}");
    static final Reason DEVICE_REMOVED = Reason.named("device-removed", "has the device {device} no more");
    static final Reason DEVICE_RESET = Reason.named("device-reset", "has the device {device} reset");
    static final Subject USER = Subject.named("user", "user {id}")
            .decides(ADMINISTERED)
            .because(USER_ADDED, USER_REMOVED, PASSWORD_SET, DEVICE_ADDED, DEVICE_REMOVED, DEVICE_RESET);

    static final Outcome LEFT = Outcome.noted("left", "left");
    static final Reason CALLED = Reason.named("voice-message-caller", "{caller} spoke for {seconds} s");
    static final Subject MESSAGE = Subject.named("voice-message-left", "voice message for {user}")
            .decides(LEFT)
            .because(CALLED);

    private BenchDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return Stream.of(List.of(RECORDS, CLOCK, USER, MESSAGE), UcmDecisions.all(), ExpresswayDecisions.all())
                .flatMap(List::stream)
                .toList();
    }
}
