package org.uclab.sim.voicemail.audio;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A recording as a WAV file. What is a tone is made when somebody wants to hear it; until then it takes no room. */
public final class Sound {

    /** Longest recording. */
    public static final Duration LENGTH_MAX = Duration.ofMinutes(20);

    private static final int LOUD = 8_000;

    private final Codec codec;
    private final int blocks;
    private final int pitchHz;
    private final Optional<byte[]> file;

    private Sound(Codec codec, int blocks, int pitchHz, Optional<byte[]> file) {
        this.codec = codec;
        this.blocks = blocks;
        this.pitchHz = pitchHz;
        this.file = file;
    }

    /**
     * A tone.
     *
     * @param length above zero, at most {@link #LENGTH_MAX}
     * @param pitchHz of the tone, below 4000; the codecs with frames have one sound only
     * @throws IllegalArgumentException when it has no such length
     */
    public static Sound tone(Codec codec, Duration length, int pitchHz) {
        if (length.toMillis() < 1 || length.compareTo(LENGTH_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a recording lasts up to " + LENGTH_MAX.toMinutes() + " minutes, not " + length.toMillis() + " ms");
        }
        return new Sound(codec, codec.blocks(length.toMillis()), pitchHz, Optional.empty());
    }

    /** A file that somebody sent; empty when it is no WAV file of a codec we know. */
    public static Optional<Sound> of(byte[] file) {
        return WaveHeader.read(file)
                .map(header -> new Sound(
                        header.codec(), header.length() / header.codec().blockBytes(), 0, Optional.of(file.clone())));
    }

    public Codec codec() {
        return codec;
    }

    public Duration length() {
        return Duration.ofMillis((long) blocks * codec.blockSamples() * 1000 / Codec.RATE_HZ);
    }

    /** Bytes of the file. */
    public int size() {
        int sound = blocks * codec.blockBytes();
        return file.map(sent -> sent.length).orElse(WaveHeader.size(codec) + sound + sound % 2);
    }

    /** The file. */
    public byte[] wave() {
        return file.map(byte[]::clone).orElseGet(this::made);
    }

    private byte[] made() {
        ByteBuffer made = ByteBuffer.allocate(size());
        WaveHeader.write(made, codec, blocks);
        switch (codec) {
            case PCM_LINEAR -> samples(sample -> made.putShort((short) sample));
            case G711_MU_LAW -> samples(sample -> made.put(G711.mu(sample)));
            case G711_A_LAW -> samples(sample -> made.put(G711.a(sample)));
            case GSM_610 -> frames(made, FrameBits.gsm());
            case G729A -> frames(made, FrameBits.g729a());
        }
        return made.array();
    }

    /** What is behind the header: octets as the codec has them. */
    public byte[] coded() {
        byte[] wave = wave();
        int from = WaveHeader.read(wave).map(WaveHeader::offset).orElse(wave.length);
        return Arrays.copyOfRange(wave, from, Math.min(wave.length, from + blocks * codec.blockBytes()));
    }

    /**
     * Samples that are heard from there, 8000 a second. ASSUMED(lab): nothing is decoded here; a tone is heard as it was meant, whatever
     * it is stored in, and what somebody sent is silent.
     */
    public short[] samples(long from, int count) {
        short[] heard = new short[count];
        for (int i = 0; i < count && file.isEmpty(); i++) {
            heard[i] = (short) sample(from + i);
        }
        return heard;
    }

    private int sample(long at) {
        return (int) Math.round(LOUD * Math.sin(2 * Math.PI * pitchHz * at / Codec.RATE_HZ));
    }

    private interface Samples {
        void put(int sample);
    }

    private void samples(Samples to) {
        for (int i = 0; i < blocks; i++) {
            to.put(sample(i));
        }
    }

    private void frames(ByteBuffer to, byte[] frame) {
        for (int i = 0; i < blocks; i++) {
            to.put(frame);
        }
    }
}
