/**
 * How Unified CM clusters are configured: what a world says of them, and what they know of people. It deliberately
 * holds nothing that changes while a lab runs. Start with {@link org.uclab.sim.ucm.cluster.UcmSection} and
 * {@link org.uclab.sim.ucm.cluster.UcmCluster}.
 */
package org.uclab.sim.ucm.cluster;
