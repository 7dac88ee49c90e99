package org.uclab.protocol.rtp.srtp;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A master key and its salt, for one direction. It shows itself to nobody. */
public final class SrtpKey {

    private final SrtpSuite suite;
    private final byte[] keyAndSalt;

    private SrtpKey(SrtpSuite suite, byte[] keyAndSalt) {
        this.suite = suite;
        this.keyAndSalt = keyAndSalt;
    }

    /**
     * Of a key with its salt behind it.
     *
     * @return none where they do not have the length that the suite wants
     */
    public static Optional<SrtpKey> of(SrtpSuite suite, byte[] keyAndSalt) {
        return keyAndSalt.length == suite.keyBytes() + suite.saltBytes()
                ? Optional.of(new SrtpKey(suite, keyAndSalt.clone()))
                : Optional.empty();
    }

    public SrtpSuite suite() {
        return suite;
    }

    byte[] key() {
        return Arrays.copyOf(keyAndSalt, suite.keyBytes());
    }

    byte[] salt() {
        return Arrays.copyOfRange(keyAndSalt, suite.keyBytes(), keyAndSalt.length);
    }

    /** As {@code inline:} has it. RFC 4568 §6.1. */
    public String inline() {
        return Base64.getEncoder().encodeToString(keyAndSalt);
    }

    /** The same with one bit of the key turned, for a side that is to have the wrong one. */
    public SrtpKey wrong() {
        byte[] other = keyAndSalt.clone();
        other[0] ^= 1;
        return new SrtpKey(suite, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey key && key.suite == suite && Arrays.equals(key.keyAndSalt, keyAndSalt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyAndSalt);
    }

    /** The suite alone. */
    @Override
    public String toString() {
        return suite + " key";
    }
}
