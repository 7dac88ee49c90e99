/**
 * The HTTPS plane: E's port 8443, the exchange over the link, and C's two answers to it, {@code get_edge_config} and
 * the reverse proxy to UCM. It deliberately transforms no URL inside a body and keeps no cache. Start with
 * {@link org.uclab.sim.expressway.https.EdgeHttps} (E) and {@link org.uclab.sim.expressway.https.CoreHttps} (C).
 */
package org.uclab.sim.expressway.https;
