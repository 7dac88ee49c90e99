/**
 * Messages between a CTI service and who controls phones through it, as octets. ASSUMED(no public source): the product's framing,
 * QBE, is not public, so this one is the lab's own; what can be asked for is what the product's interfaces are known to do (JTAPI15).
 * Start with {@link org.uclab.protocol.cti.CtiMessage}.
 */
package org.uclab.protocol.cti;
