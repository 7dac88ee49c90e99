/**
 * Plays the Certificate Authority Proxy Function of a publisher: a device with an authentication string gets a
 * certificate of its key, once. It deliberately knows no upgrade and no deletion of certificates, and its messages are
 * the lab's own, for those of the product are not public. Start with {@link org.uclab.sim.ucm.capf.Capf}.
 */
package org.uclab.sim.ucm.capf;
