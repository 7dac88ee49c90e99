package org.uclab.client.xmpp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is kept of a file on its way: how many octets, and their SHA-256. Not safe for several threads. */
final class Digested {

    private final MessageDigest digest;
    private long octets;

    Digested() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java platform has SHA-256", never);
        }
    }

    void add(byte[] piece) {
        digest.update(piece);
        octets += piece.length;
    }

    long octets() {
        return octets;
    }

    /** Of all so far; nothing can be added then. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
