/**
 * The message log: presence nodes bring every message to a compliance server before it goes on, and that keeps them as they are. It
 * deliberately has no policies of its own: whatever is logged may go on. Start with
 * {@link org.uclab.sim.imp.compliance.ComplianceLine}.
 */
package org.uclab.sim.imp.compliance;
