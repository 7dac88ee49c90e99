/**
 * How a client stays signed in: what the presence part does when its connection is lost, when a server falls silent and
 * when the network changes. It is pure: it opens nothing and waits for nothing, and knows of servers only that they are
 * asked. Start with {@link org.uclab.client.presence.PresenceCore}.
 */
package org.uclab.client.presence;
