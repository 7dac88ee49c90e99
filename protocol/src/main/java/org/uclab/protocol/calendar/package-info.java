/**
 * What who reads a calendar needs of CalDAV: the question when somebody is busy (RFC 4791 §7.10), and its answer (RFC 5545 §3.6.4). Begin
 * with {@link org.uclab.protocol.calendar.FreeBusy}.
 */
package org.uclab.protocol.calendar;
