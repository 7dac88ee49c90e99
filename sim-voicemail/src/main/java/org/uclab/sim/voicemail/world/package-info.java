/**
 * The voicemail part of a world. It deliberately plays nothing. Start with
 * {@link org.uclab.sim.voicemail.world.VoicemailReader}.
 */
package org.uclab.sim.voicemail.world;
