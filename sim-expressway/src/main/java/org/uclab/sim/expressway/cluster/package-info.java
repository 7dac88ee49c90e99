/**
 * What a world says of Expressways, and what an administrator has configured on a pair of clusters. It deliberately runs
 * nothing. Start with {@link org.uclab.sim.expressway.cluster.ExpresswaySection} and
 * {@link org.uclab.sim.expressway.cluster.ExpresswayConfig}.
 */
package org.uclab.sim.expressway.cluster;
