/**
 * Service discovery: from the address a user types to the servers to sign in at. The decisions are pure
 * ({@link org.uclab.client.discovery.Discovery}, {@link org.uclab.client.discovery.SrvOrder}); it deliberately signs
 * in nowhere. Start with {@link org.uclab.client.discovery.Questions}, which asks everything at once.
 */
package org.uclab.client.discovery;
