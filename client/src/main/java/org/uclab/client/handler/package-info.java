/**
 * Links that other programs hand to the client, because it has registered their schemes with the operating system (S4, protocol
 * handlers). It reads them and does nothing itself, and it knows those that start calls alone. Begin with {@code HandledLink}.
 */
package org.uclab.client.handler;
