/**
 * News of mailboxes by CometD (Bayeux over HTTP, long polling), as the notifier of a node sends it to who has a
 * subscription. It deliberately takes no messages of clients, and knows no transport but long polling. Start with
 * {@link org.uclab.sim.voicemail.notify.NotifierCore}.
 */
package org.uclab.sim.voicemail.notify;
