package org.uclab.client.phone;

/** How a client that is not told to encrypt carries SIP (S4, port tables). */
public enum PhoneTransport {
    TCP,
    /** Desktop clients only. */
    UDP
}
