package org.uclab.client;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.client.http.Credentials;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.soap.PresenceAccount;
import org.uclab.client.xmpp.XmppSession;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.calendar.FreeBusy;

/**
 * "In a meeting", as far as the client sets it (S4, "Client Availability"): where the presence server reads no calendar, the user has
 * chosen it, and the platform has it. Of the agenda's thread.
 */
final class AvailabilityLife {

    /** Lab time between two looks into the calendar. ASSUMED(choice). */
    static final Duration EVERY = Duration.ofSeconds(5);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int HTTPS = 443;
    private static final int OK = 200;

    private final Agenda agenda;
    private final Consumer<Runnable> worker;
    private Optional<XmppSession> session = Optional.empty();
    private Optional<Equipment> equipment = Optional.empty();
    private Optional<Credentials> owner = Optional.empty();
    private boolean cloud;
    private boolean integrated;
    private boolean chosen;
    private boolean busy;
    private boolean instant;
    private boolean shown;
    private Optional<LabTimer> next = Optional.empty();
    private Optional<Phrase> told = Optional.empty();

    /**
     * @param worker does what may wait for the connection
     */
    AvailabilityLife(Agenda agenda, Consumer<Runnable> worker) {
        this.agenda = agenda;
        this.worker = worker;
    }

    /**
     * The user has that connection now, or none.
     *
     * @param up what the presence server told at the log-in is in it; where it told nothing, what was known before counts
     */
    void has(Equipment mine, Credentials user, Optional<PresencePart.Up> up) {
        session = up.map(PresencePart.Up::session);
        equipment = Optional.of(mine);
        owner = Optional.of(user);
        cloud = up.flatMap(PresencePart.Up::cloud).isPresent();
        shown = false; // a new connection says that the user is available
        up.flatMap(PresencePart.Up::account).map(PresenceAccount::meetings).ifPresent(said -> {
            integrated = said.integrated();
            chosen = said.chosen();
        });
        decide();
        look();
    }

    /** The user has chosen it, or not any more. */
    void choose(boolean wanted) {
        chosen = wanted;
        decide();
        look();
    }

    /** The user has begun a meeting that is in no calendar, or ended it. */
    void meet(boolean begun) {
        instant = begun;
        show();
    }

    void end() {
        next.ifPresent(LabTimer::cancel);
        session = Optional.empty();
    }

    private MediaPlatform platform() {
        return MediaChoice.platform(equipment.orElseThrow().settings());
    }

    /** S4, the table of deployment scenarios. */
    private Outcome.Taken source() {
        if (!chosen) {
            return AvailabilityDecisions.NOBODY.of();
        }
        if (integrated) {
            return AvailabilityDecisions.SERVER.of();
        }
        return platform().desktop() ? AvailabilityDecisions.CLIENT.of() : AvailabilityDecisions.NOBODY.of();
    }

    private Phrase why() {
        if (!chosen) {
            return AvailabilityDecisions.NOT_CHOSEN.of();
        }
        if (integrated) {
            return AvailabilityDecisions.INTEGRATED.of();
        }
        if (!platform().desktop()) {
            return AvailabilityDecisions.PLATFORM.of(platform().text());
        }
        return cloud ? AvailabilityDecisions.CLOUD.of() : AvailabilityDecisions.NOT_INTEGRATED.of();
    }

    private void decide() {
        Phrase why = why();
        if (session.isPresent() && !told.equals(Optional.of(why))) {
            told = Optional.of(why);
            equipment.orElseThrow().journal().decided(AvailabilityDecisions.SOURCE.of(), source(), why);
        }
    }

    private boolean sets() {
        return session.isPresent() && source().equals(AvailabilityDecisions.CLIENT.of());
    }

    private Optional<HostCalendar> calendar() {
        return equipment.flatMap(mine -> mine.settings().connection().calendar());
    }

    private void look() {
        next.ifPresent(LabTimer::cancel);
        next = Optional.empty();
        Optional<HostCalendar> there = calendar().filter(HostCalendar::supported);
        if (!sets() || there.isEmpty()) {
            busy = false;
            show();
            return;
        }
        agenda.brought(asked(equipment.orElseThrow(), there.get())).onComplete(known -> {
            if (session.isEmpty()) {
                return;
            }
            busy = known.succeeded() ? known.result() : busy;
            show();
            next.ifPresent(LabTimer::cancel);
            next = Optional.of(agenda.after(EVERY, this::look));
        });
    }

    /** Whether the calendar says that the user is busy; failed where nobody says. */
    private Future<Boolean> asked(Equipment mine, HostCalendar calendar) {
        Credentials user = owner.orElseThrow();
        return mine.hosts()
                .locate(calendar.server())
                .compose(located -> located.addresses().isEmpty()
                        ? Future.failedFuture("no address")
                        : mine.http()
                                .call(new HttpCall(
                                        "REPORT",
                                        "https",
                                        located.name(),
                                        new Endpoint(located.addresses().get(0), HTTPS),
                                        FreeBusy.calendar(user.user()),
                                        HttpFields.of(
                                                "Authorization",
                                                user.basic(),
                                                "Content-Type",
                                                "application/xml; charset=utf-8"),
                                        FreeBusy.question(agenda.now()),
                                        mine.patient(ANSWER_LIMIT))))
                .compose(reply -> reply.status() == OK
                        ? Future.succeededFuture(FreeBusy.busy(reply.text(), agenda.now()))
                        : Future.failedFuture("status " + reply.status()));
    }

    private void show() {
        boolean wanted = sets() && (busy || instant);
        if (wanted == shown || session.isEmpty()) {
            return;
        }
        shown = wanted;
        XmppSession over = session.get();
        worker.accept(() -> over.inMeeting(wanted));
        equipment
                .orElseThrow()
                .journal()
                .decided(
                        AvailabilityDecisions.AVAILABILITY.of(),
                        (wanted ? AvailabilityDecisions.MEETING : AvailabilityDecisions.FREE).of(),
                        cause(wanted));
    }

    private Phrase cause(boolean wanted) {
        if (!wanted) {
            return AvailabilityDecisions.OVER.of();
        }
        return busy
                ? AvailabilityDecisions.CALENDAR.of(calendar().orElseThrow().application())
                : AvailabilityDecisions.INSTANT.of();
    }
}
