/**
 * What can go wrong in the answers of Unified CM besides what every HTTP server can do wrong. It deliberately spoils
 * nothing itself: whoever makes a document asks. Start with {@link org.uclab.sim.ucm.fault.UcmFault}.
 */
package org.uclab.sim.ucm.fault;
