/**
 * What a world says of IM and Presence, and what a subcluster is told. It deliberately runs nothing. Start with
 * {@link org.uclab.sim.imp.cluster.ImpSection} and {@link org.uclab.sim.imp.cluster.ImpConfig}.
 */
package org.uclab.sim.imp.cluster;
