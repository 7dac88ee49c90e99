/**
 * The standing connections from C to E and the streams on them: framing, stream table, keep-alive, redialling.
 * ASSUMED(expressway.md §3): the real links are SSH (HTTP) and XCP (XMPP); this protocol of our own has what their
 * users see of them, one mutually verified connection dialled by C, and deliberately nothing of their bytes. Start with
 * {@link org.uclab.sim.expressway.traversal.Frame} and {@link org.uclab.sim.expressway.traversal.StreamTable}.
 */
package org.uclab.sim.expressway.traversal;
