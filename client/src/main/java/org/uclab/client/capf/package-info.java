/**
 * CAPF of a device: where its file says so it proves itself and has its certificate installed, deleted or read, as the
 * server asks. It deliberately does not know what the certificate is used for. Start with
 * {@link org.uclab.client.capf.CapfEnrolment}.
 */
package org.uclab.client.capf;
