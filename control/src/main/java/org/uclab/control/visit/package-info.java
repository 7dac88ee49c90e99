/**
 * Guests from another process in a running lab: their sockets, and whom they trust. It deliberately seats no client. Start
 * with {@link org.uclab.control.visit.Visit}.
 */
package org.uclab.control.visit;
