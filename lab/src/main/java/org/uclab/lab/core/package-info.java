/**
 * What lives on: pure cores with a sense of time, and the one driver that owns their timers, the end of their power, the
 * edge at which our own mistakes are caught, the number of an exchange and the bite of faults. It deliberately knows no
 * protocol and opens no socket. Start with {@link org.uclab.lab.core.Core}.
 */
package org.uclab.lab.core;
