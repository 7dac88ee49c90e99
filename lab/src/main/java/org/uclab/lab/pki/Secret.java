package org.uclab.lab.pki;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What proves that a caller was told it by us. It does not follow from the seed of a lab, which anybody may know. */
public final class Secret {

    private static final int BYTES = 32;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** One that nobody can guess. */
    public static Secret fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** To be told to whom it concerns; letters, digits, hyphen and underscore. */
    public String text() {
        return text;
    }

    /** Whether that is it; how long the answer takes does not tell how much of it is right. */
    public boolean is(String said) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the secret itself, which must not come into a record. */
    @Override
    public String toString() {
        return "a secret";
    }
}
