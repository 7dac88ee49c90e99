/**
 * The reference client: plays Cisco Jabber from a typed address to signed-in, inside and outside, and tells every
 * decision to the history. It deliberately knows nothing of the lab but what a user and a DHCP lease would tell it.
 * Start with {@link org.uclab.client.UcClient}.
 */
package org.uclab.client;
