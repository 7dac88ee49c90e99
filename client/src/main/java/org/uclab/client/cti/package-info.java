/**
 * Controls the user's desk phone, or any other phone, through the CTI service of Unified CM. It deliberately has no more than one
 * phone at a time, and no calls of its own: what is seen of calls is what the service tells. Start with
 * {@link org.uclab.client.cti.DeskControl}.
 */
package org.uclab.client.cti;
