/**
 * What can go wrong in the answers of Unified CM: its documents and its transfers over UDP. It deliberately acts nothing
 * out; whoever makes the documents does. Start with {@link org.uclab.sim.ucm.fault.UcmFault}.
 */
package org.uclab.sim.ucm.fault;
