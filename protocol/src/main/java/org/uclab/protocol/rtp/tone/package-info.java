/**
 * Sound that is made rather than recorded, and how it is known again: tones of a network, a sequence that nothing else
 * sounds like, what a receiver kept, and the likeness of the two. It deliberately knows no packet; all sound has 8000
 * samples of 16 bits in a second. Start with {@link org.uclab.protocol.rtp.tone.Sound}.
 */
package org.uclab.protocol.rtp.tone;
