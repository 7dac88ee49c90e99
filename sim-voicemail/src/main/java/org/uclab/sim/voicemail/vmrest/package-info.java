/**
 * The messaging interface over REST, under {@code /vmrest}: mailbox, folders, messages, recordings, and the request for
 * notifications. It deliberately has no administration. Start with
 * {@link org.uclab.sim.voicemail.vmrest.VmrestResponder}.
 */
package org.uclab.sim.voicemail.vmrest;
