/**
 * Visual voicemail: the list of messages, their recordings, and news of them as they come (S4, "Voicemail"). It deliberately
 * calls nobody: a message that cannot be played here is to be heard by telephone. Start with
 * {@link org.uclab.client.voicemail.Voicemail}.
 */
package org.uclab.client.voicemail;
