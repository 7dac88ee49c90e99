package org.uclab.sim.imp.cluster;

import java.time.Duration;
import org.uclab.lab.wire.Endpoint;

/**
 * Where a cluster reads calendars (C-CAL, where it is Microsoft Exchange).
 *
 * @param host     name of the server, as in its certificate
 * @param at       where it is
 * @param account  that may read everybody's calendar
 * @param password of that account
 * @param every    lab time between two looks at a calendar
 */
public record CalendarSource(String host, Endpoint at, String account, String password, Duration every) {}
