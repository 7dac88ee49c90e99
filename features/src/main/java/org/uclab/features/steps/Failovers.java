package org.uclab.features.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.phone.registration.RegistrationDecisions;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Event;

/** How phones came from one node to another, as a history tells it; all times are lab time. */
final class Failovers {

    /** What a fault at a host is said to be, where it is not told of a service. */
    private static final String AT = " at ";

    /**
     * One of them.
     *
     * @param phone  the client
     * @param fault  what was armed last before; empty where nothing was since the phone was there
     * @param from   node that was left
     * @param to     node that the phone came to
     * @param stayed from the first moment at the old node to the moment when it was left
     * @param took   from the fault to the first moment at the new node; empty where there was none
     */
    record Move(String phone, String fault, String from, String to, Duration stayed, Optional<Duration> took) {

        /** A row of a table: who, what broke, from where to where, and lab seconds. */
        String row() {
            return "| "
                    + String.join(
                            " | ",
                            phone,
                            fault.isEmpty() ? "nothing" : fault,
                            from,
                            to,
                            seconds(stayed),
                            took.map(Move::seconds).orElse(""))
                    + " |";
        }

        private static String seconds(Duration time) {
            return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
        }
    }

    /** What is above {@link Move#row rows}. */
    static final String HEADING = """
            | phone | what broke | from | to | s there until it was left | s from the fault until it was at the next |
            |---|---|---|---|---|---|
            """;

    private record Seat(String host, Instant since, Optional<Instant> left) {}

    private Failovers() {}

    /**
     * Those of a history, in their order.
     *
     * @param names full host names by what device files may call them
     */
    static List<Move> of(List<Event> events, Map<String, String> names) {
        List<Move> moves = new ArrayList<>();
        Map<String, Seat> seats = new HashMap<>();
        Optional<Event.FaultArmed> fault = Optional.empty();
        for (Event event : events) {
            if (event instanceof Event.FaultArmed armed) {
                fault = Optional.of(armed);
            }
            Optional<Decision> decided = event.decided().filter(one -> one.on(RegistrationDecisions.REGISTRATION));
            if (decided.isEmpty()) {
                continue;
            }
            Instant now = event.stamp().lab();
            Seat seat = seats.get(event.node());
            switch (decided.get().kind()) {
                case CHOSEN -> {
                    String said = decided.get().outcome().text();
                    String host = names.getOrDefault(said, said);
                    if (seat != null && !seat.host().equals(host) && seat.left().isPresent()) {
                        moves.add(move(event.node(), seat, host, now, fault));
                    }
                    if (seat == null || !seat.host().equals(host)) {
                        seats.put(event.node(), new Seat(host, now, Optional.empty()));
                    }
                }
                case PASSED_OVER -> {
                    if (seat != null && seat.left().isEmpty()) {
                        seats.put(event.node(), new Seat(seat.host(), seat.since(), Optional.of(now)));
                    }
                }
                case REFUSED, NONE, NOTED -> {}
            }
        }
        return moves;
    }

    private static Move move(String phone, Seat seat, String to, Instant now, Optional<Event.FaultArmed> fault) {
        Optional<Event.FaultArmed> before =
                fault.filter(armed -> armed.stamp().lab().isAfter(seat.since()));
        return new Move(
                phone,
                before.map(Failovers::said).orElse(""),
                seat.host(),
                to,
                Duration.between(seat.since(), seat.left().orElseThrow()),
                before.map(armed -> Duration.between(armed.stamp().lab(), now)));
    }

    private static String said(Event.FaultArmed armed) {
        String port = armed.stamp().port();
        return armed.fault() + AT + (port.isEmpty() ? "" : port + " of ") + armed.node();
    }
}
