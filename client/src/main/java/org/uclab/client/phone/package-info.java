/**
 * The softphone of the client: what the device file tells it, the messages by which it registers, what the node asks of it
 * besides calls, and the part that does what its cores want. Where it is registered and what becomes of calls is decided in the
 * two packages below, which open nothing. Start with {@link org.uclab.client.phone.Phone}.
 */
package org.uclab.client.phone;
