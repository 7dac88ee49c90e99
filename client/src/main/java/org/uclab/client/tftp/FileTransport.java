package org.uclab.client.tftp;

/**
 * How files of a TFTP server are fetched. Documents give Jabber HTTP on 6970 (S1, S4); UDP 69 is only implied by the name
 * of the service, so who takes it is a setting.
 */
public enum FileTransport {
    /** HTTP alone. */
    HTTP,
    /** HTTP, and classic TFTP of the same server where that does not answer. */
    HTTP_THEN_TFTP,
    /** Classic TFTP alone. */
    TFTP
}
