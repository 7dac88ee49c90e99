/**
 * Plays a Unity Connection pair for clients: mailboxes over REST, and news of them by CometD. It deliberately answers no
 * call: what is left for a user is left by whoever runs the lab. Start with
 * {@link org.uclab.sim.voicemail.VoicemailSystem}.
 */
package org.uclab.sim.voicemail;
