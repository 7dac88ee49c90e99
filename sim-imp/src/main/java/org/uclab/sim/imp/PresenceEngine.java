package org.uclab.sim.imp;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.calendar.FreeBusy;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.cluster.CalendarSource;

/**
 * Looks into the calendars of the users at home on a node who want it, and has the node show who is in a meeting (S4, "Client
 * Availability"; C-CAL). One calendar at a time; a server that does not answer changes nothing. Of the node's thread.
 *
 * <p>ASSUMED(reference presence-edge §2.1): the product is told by Exchange; how is not public, so this asks.
 */
final class PresenceEngine {

    /** C-CAL: the time-out for Exchange, lab time. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private static final int OK = 200;

    private final ImpNode node;
    private final CalendarSource calendars;
    private final Agenda agenda;
    private final HttpDialler http;
    private final String authorization;

    PresenceEngine(ImpNode node, NodeContext place, CalendarSource calendars) {
        this.node = node;
        this.calendars = calendars;
        this.agenda = node.agenda();
        this.http = place.dialler().http(place.clientTls());
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (calendars.account() + ":" + calendars.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** Looks into all, and again after a while, until the power cut. */
    void look() {
        next(new ArrayDeque<>(node.database().usersOf(node.name())));
    }

    private void next(Deque<Jid> left) {
        Jid user = left.pollFirst();
        while (user != null && !node.database().includesCalendar(user)) {
            node.inMeeting(user, false);
            user = left.pollFirst();
        }
        if (node.stopped()) {
            return;
        }
        if (user == null) {
            agenda.after(calendars.every(), this::look);
            return;
        }
        look(user, left);
    }

    private void look(Jid user, Deque<Jid> left) {
        agenda.brought(asked(user)).onComplete(known -> {
            if (known.succeeded() && !node.stopped()) {
                node.inMeeting(user, known.result() && node.database().includesCalendar(user));
            }
            next(left);
        });
    }

    /** Whether the user is busy; failed where nobody says. */
    private Future<Boolean> asked(Jid user) {
        HttpCall call = new HttpCall(
                "REPORT",
                "https",
                calendars.host(),
                calendars.at(),
                FreeBusy.calendar(user.local()),
                HttpFields.of("Authorization", authorization, "Content-Type", "application/xml; charset=utf-8"),
                FreeBusy.question(agenda.now()),
                agenda.limit(ANSWER_LIMIT));
        return http.call(call)
                .compose(reply -> reply.status() == OK
                        ? Future.succeededFuture(FreeBusy.busy(reply.text(), agenda.now()))
                        : Future.failedFuture("status " + reply.status()));
    }
}
