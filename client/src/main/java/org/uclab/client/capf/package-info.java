/**
 * Enrolment at CAPF: a device that its file asks to enrol gets a certificate of its own, once. It deliberately knows
 * neither renewal nor what the certificate is used for. Start with {@link org.uclab.client.capf.CapfEnrolment}.
 */
package org.uclab.client.capf;
