package org.uclab.sim.voicemail.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What recordings are stored in, with the format tag that a WAV file has for it (RFC 2361).
 */
public enum Codec {
    /** 16 bits a sample, least significant byte first. */
    PCM_LINEAR("pcm-linear", 0x0001, 2, 1, 16, false),
    /** ITU-T G.711. */
    G711_MU_LAW("g711-mulaw", 0x0007, 1, 1, 8, false),
    G711_A_LAW("g711-alaw", 0x0006, 1, 1, 8, false),
    /** GSM 06.10 as WAV files have it: two frames of 260 bits in 65 bytes. */
    GSM_610("gsm610", 0x0031, 65, 320, 0, true),
    /** ASSUMED(RFC 2361): the tag of the encoder that the product's own tools came with. */
    G729A("g729a", 0x0134, 10, 80, 0, false);

    /** Samples of one second. */
    public static final int RATE_HZ = 8_000;

    private final String word;
    private final int tag;
    private final int blockBytes;
    private final int blockSamples;
    private final int bitsPerSample;
    private final boolean saysBlockSamples;

    Codec(String word, int tag, int blockBytes, int blockSamples, int bitsPerSample, boolean saysBlockSamples) {
        this.word = word;
        this.tag = tag;
        this.blockBytes = blockBytes;
        this.blockSamples = blockSamples;
        this.bitsPerSample = bitsPerSample;
        this.saysBlockSamples = saysBlockSamples;
    }

    /** As a world writes it. */
    public String word() {
        return word;
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Codec::word).toList();
    }

    /** The one that a world calls so. */
    public static Optional<Codec> called(String word) {
        return Arrays.stream(values()).filter(codec -> codec.word.equals(word)).findFirst();
    }

    /** The one with that format tag. */
    static Optional<Codec> tagged(int tag) {
        return Arrays.stream(values()).filter(codec -> codec.tag == tag).findFirst();
    }

    int tag() {
        return tag;
    }

    int blockBytes() {
        return blockBytes;
    }

    int blockSamples() {
        return blockSamples;
    }

    int bitsPerSample() {
        return bitsPerSample;
    }

    boolean saysBlockSamples() {
        return saysBlockSamples;
    }

    /** Whole blocks for so many milliseconds. */
    int blocks(long millis) {
        long samples = millis * RATE_HZ / 1000;
        return (int) ((samples + blockSamples - 1) / blockSamples);
    }
}
