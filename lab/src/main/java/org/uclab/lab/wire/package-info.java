/**
 * The wire: the only place that opens sockets, and the only place where link faults act. Links sit first in the
 * pipeline of every accepted connection and datagram socket, below TLS, without a socket hop of their own. It
 * deliberately knows no protocol above HTTP's framing. Start with {@link org.uclab.lab.wire.Wire} (serving) and
 * {@link org.uclab.lab.wire.Dialler} (calling).
 */
package org.uclab.lab.wire;
