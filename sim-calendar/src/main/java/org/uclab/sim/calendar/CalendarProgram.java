package org.uclab.sim.calendar;

import io.vertx.core.Future;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;

/** A calendar server, from power-up to power cut; what is in the calendars is on its disk. */
final class CalendarProgram implements Program {

    private final CalendarResponder calendars;

    CalendarProgram(CalendarResponder calendars) {
        this.calendars = calendars;
    }

    @Override
    public Future<?> start(NodeContext node) {
        return HttpServing.serve(node, CalendarSystem.HTTPS.noun(), calendars);
    }
}
