/**
 * What every port that speaks XMPP shares: sockets around streams, and the faults of their answers. It deliberately knows
 * no server of its own; who may sign in and what a stanza means is the business of the cores it is given. Start with
 * {@link org.uclab.shell.xmpp.XmppServing} and {@link org.uclab.shell.xmpp.StreamOwner}.
 */
package org.uclab.shell.xmpp;
