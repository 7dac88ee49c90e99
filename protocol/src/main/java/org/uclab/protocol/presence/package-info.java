/**
 * What every presence server knows of its users (RFC 6121): contact lists and their subscriptions, clients that are bound, which
 * of them has a conversation, where a message goes, and what is logged. It deliberately opens no socket. Start with
 * {@link org.uclab.protocol.presence.RosterStore} and {@link org.uclab.protocol.presence.PresenceTable}.
 */
package org.uclab.protocol.presence;
