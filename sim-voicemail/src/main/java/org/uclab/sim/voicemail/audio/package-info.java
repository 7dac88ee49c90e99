/**
 * The sound of messages: WAV files of 8000 samples a second in the codecs that recordings are stored in. It deliberately
 * records nobody: what is heard is a tone, and the frames of GSM and G.729 are written down, not encoded. Start with
 * {@link org.uclab.sim.voicemail.audio.Sound}.
 */
package org.uclab.sim.voicemail.audio;
