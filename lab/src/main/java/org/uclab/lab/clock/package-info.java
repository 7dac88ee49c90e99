/**
 * Lab time: the only place of the house that reads a clock or sets a timer. It deliberately knows nothing of what
 * the timers are for. Start with {@link org.uclab.lab.clock.LabClock}.
 */
package org.uclab.lab.clock;
