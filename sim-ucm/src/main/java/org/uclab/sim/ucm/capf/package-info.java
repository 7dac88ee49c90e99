/**
 * Plays the Certificate Authority Proxy Function of a publisher in its binary form: a device proves itself and has its
 * certificate installed, deleted or read, as was ordered for it, once. It deliberately knows no certificates of
 * manufacturers and no certification authority but the lab's. Start with {@link org.uclab.sim.ucm.capf.Capf}.
 */
package org.uclab.sim.ucm.capf;
