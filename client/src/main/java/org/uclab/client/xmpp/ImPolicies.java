package org.uclab.client.xmpp;

/**
 * What a client may do about encryption to other clients (S4, "Client-to-Client Encryption"). There is such a thing in the cloud alone.
 *
 * @param able  whether the client can encrypt at all
 * @param aes   "Support AES Encoding For IM"
 * @param plain "Support No Encoding For IM"
 */
public record ImPolicies(boolean able, boolean aes, boolean plain) {

    /** Messages go as they are written, and no key is exchanged. */
    public static ImPolicies none() {
        return new ImPolicies(false, false, true);
    }

    /** Whether messages are encrypted to other clients. */
    boolean encrypts() {
        return able && aes;
    }
}
