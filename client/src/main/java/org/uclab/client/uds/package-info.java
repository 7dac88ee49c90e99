/**
 * User Data Services as the client uses them at sign-in: version, home cluster, servers, devices. It deliberately does
 * not search contacts yet. Start with {@link org.uclab.client.uds.UdsChain}; the documents are records of
 * {@link org.uclab.client.uds.UdsDocuments}.
 */
package org.uclab.client.uds;
