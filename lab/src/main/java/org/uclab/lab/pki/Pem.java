package org.uclab.lab.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** The textual encoding of RFC 7468 §2. */
final class Pem {

    private static final int LINE_CHARS = 64;

    private Pem() {}

    static String of(String label, byte[] der) {
        String body = Base64.getMimeEncoder(LINE_CHARS, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
