/**
 * What the nodes of a cluster share: the configuration and the replicated database that grows out of it. It
 * deliberately knows no protocol and no socket. Start with {@link org.uclab.sim.ucm.cluster.UcmConfig}; what may
 * change while the lab runs is in {@link org.uclab.sim.ucm.cluster.UcmDatabase}.
 */
package org.uclab.sim.ucm.cluster;
