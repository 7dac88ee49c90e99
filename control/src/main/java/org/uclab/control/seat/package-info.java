/**
 * Seats: reference clients placed in the zones of a running lab, for scenarios and for people. They deliberately give
 * the client nothing but a lease and trust. Start with {@link org.uclab.control.seat.Seat}.
 */
package org.uclab.control.seat;
