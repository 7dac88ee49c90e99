/**
 * The mailboxes of a cluster, which both of its nodes serve, and what happens in them. It deliberately knows neither REST
 * nor the world. Start with {@link org.uclab.sim.voicemail.mailbox.MessageStore}.
 */
package org.uclab.sim.voicemail.mailbox;
