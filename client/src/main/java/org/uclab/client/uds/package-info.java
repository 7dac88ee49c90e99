/**
 * User Data Services as the client uses them at sign-in: version, home cluster, servers, devices. It deliberately
 * searches no contacts, which is a contact source's business. Start with {@link org.uclab.client.uds.UdsChain}; the documents are records of
 * {@link org.uclab.client.uds.UdsDocuments}.
 */
package org.uclab.client.uds;
