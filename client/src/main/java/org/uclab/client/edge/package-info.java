/**
 * Sign-in from outside: the edge configuration, the cookie that opens the way, and the way itself, on which every URL
 * is rewritten. It deliberately knows no SSO and does not register over SIP. Start with
 * {@link org.uclab.client.edge.EdgeLogin}; {@link org.uclab.client.edge.EdgeUrl} is the rewriting.
 */
package org.uclab.client.edge;
