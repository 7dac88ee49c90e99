/**
 * Calendar servers: events of people, and when they are busy, by CalDAV (RFC 4791) as far as a presence server and a client's own
 * calendar need it. They do not play what a calendar is for otherwise: invitations, rooms, repetition. Begin with
 * {@link org.uclab.sim.calendar.CalendarSystem}.
 */
package org.uclab.sim.calendar;
