/**
 * Verification of server certificates: path to the trust anchors, validity, strength, purpose, revocation
 * and a strict match of the host name, each refusal with its own {@link org.uclab.client.tls.Refusal}. There is
 * deliberately no way to switch any of it off. Start with {@link org.uclab.client.tls.CertificateRules}, which is
 * pure.
 */
package org.uclab.client.tls;
