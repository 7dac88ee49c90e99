package org.uclab.sim.voicemail.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before the sound in a WAV file: RIFF, the format, the number of samples where the codec has frames.
 *
 * @param offset where the sound begins
 * @param length bytes of it
 */
record WaveHeader(Codec codec, int offset, int length) {

    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int FACT_BYTES = 4;

    /** Chunks looked at before the sound must come. */
    private static final int CHUNKS_MAX = 64;

    /** Bytes before the sound. */
    static int size(Codec codec) {
        int fact = codec == Codec.PCM_LINEAR ? 0 : CHUNK_BYTES + FACT_BYTES;
        return RIFF_BYTES + CHUNK_BYTES + formatBytes(codec) + fact + CHUNK_BYTES;
    }

    private static int formatBytes(Codec codec) {
        return codec == Codec.PCM_LINEAR ? FORMAT_BYTES : FORMAT_BYTES + 2 + (codec.saysBlockSamples() ? 2 : 0);
    }

    /** Writes the header of so many blocks. */
    static void write(ByteBuffer file, Codec codec, int blocks) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        int sound = blocks * codec.blockBytes();
        chunk(file, "RIFF", size(codec) - CHUNK_BYTES + sound + sound % 2);
        file.put(ascii("WAVE"));
        chunk(file, "fmt ", formatBytes(codec));
        file.putShort((short) codec.tag()).putShort((short) 1).putInt(Codec.RATE_HZ);
        file.putInt(Codec.RATE_HZ * codec.blockBytes() / codec.blockSamples());
        file.putShort((short) codec.blockBytes()).putShort((short) codec.bitsPerSample());
        if (codec != Codec.PCM_LINEAR) {
            file.putShort((short) (codec.saysBlockSamples() ? 2 : 0));
            if (codec.saysBlockSamples()) {
                file.putShort((short) codec.blockSamples());
            }
            chunk(file, "fact", FACT_BYTES);
            file.putInt(blocks * codec.blockSamples());
        }
        chunk(file, "data", sound);
    }

    private static void chunk(ByteBuffer file, String name, int length) {
        file.put(ascii(name)).putInt(length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The header of a file that somebody sent: one channel, 8000 samples a second, a codec we know. */
    static Optional<WaveHeader> read(byte[] sent) {
        ByteBuffer file = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN);
        if (sent.length < RIFF_BYTES
                || !name(file, 0).equals("RIFF")
                || !name(file, 8).equals("WAVE")) {
            return Optional.empty();
        }
        Optional<Codec> codec = Optional.empty();
        long at = RIFF_BYTES;
        for (int i = 0; i < CHUNKS_MAX && at + CHUNK_BYTES <= sent.length; i++) {
            String name = name(file, (int) at);
            long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
            int from = (int) at + CHUNK_BYTES;
            if (name.equals("fmt ") && length >= FORMAT_BYTES && from + FORMAT_BYTES <= sent.length) {
                codec = format(file, from);
            } else if (name.equals("data")) {
                int there = (int) Math.min(length, sent.length - from);
                return codec.filter(known -> there >= known.blockBytes())
                        .map(known -> new WaveHeader(known, from, there));
            }
            at = from + length + length % 2;
        }
        return Optional.empty();
    }

    private static Optional<Codec> format(ByteBuffer file, int at) {
        boolean telephone = file.getShort(at + 2) == 1 && file.getInt(at + 4) == Codec.RATE_HZ;
        return telephone ? Codec.tagged(Short.toUnsignedInt(file.getShort(at))) : Optional.empty();
    }

    private static String name(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
