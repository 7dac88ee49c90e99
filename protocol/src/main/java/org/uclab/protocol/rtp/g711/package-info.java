/**
 * Sound coded by ITU-T G.711, both laws, and several such streams mixed into one. It deliberately knows no packet and no
 * time. Start with {@link org.uclab.protocol.rtp.g711.Law}.
 */
package org.uclab.protocol.rtp.g711;
