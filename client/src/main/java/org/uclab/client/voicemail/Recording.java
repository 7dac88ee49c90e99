package org.uclab.client.voicemail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A recording that the client can play.
 *
 * @param length of what is heard
 * @param wave   the whole file
 */
public record Recording(Codec codec, Duration length, byte[] wave) {

    /** What is played (S4, table of codecs): the format tags of WAV files. */
    public enum Codec {
        PCM_LINEAR(0x0001),
        G711_MU_LAW(0x0007),
        G711_A_LAW(0x0006),
        GSM_610(0x0031);

        private final int tag;

        Codec(int tag) {
            this.tag = tag;
        }

        private static Optional<Codec> tagged(int tag) {
            return Arrays.stream(values()).filter(codec -> codec.tag == tag).findFirst();
        }
    }

    /** Why a file is not played. */
    static final class Unplayable extends Exception {

        private static final long serialVersionUID = 1;

        Unplayable(String why) {
            super(why, null, false, false);
        }
    }

    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int CHUNKS_MAX = 64;

    /** Reads a file. */
    static Recording of(byte[] wave) throws Unplayable {
        ByteBuffer file = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
        if (wave.length < RIFF_BYTES
                || !name(file, 0).equals("RIFF")
                || !name(file, 8).equals("WAVE")) {
            throw new Unplayable("it is no WAV file");
        }
        Optional<Codec> codec = Optional.empty();
        long bytesPerSecond = 0;
        long at = RIFF_BYTES;
        for (int i = 0; i < CHUNKS_MAX && at + CHUNK_BYTES <= wave.length; i++) {
            long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
            int from = (int) at + CHUNK_BYTES;
            String chunk = name(file, (int) at);
            if (chunk.equals("fmt ") && length >= FORMAT_BYTES && from + FORMAT_BYTES <= wave.length) {
                codec = Optional.of(codec(Short.toUnsignedInt(file.getShort(from))));
                bytesPerSecond = Integer.toUnsignedLong(file.getInt(from + 8));
            } else if (chunk.equals("data") && codec.isPresent() && bytesPerSecond > 0) {
                long heard = Math.min(length, wave.length - from);
                if (heard == 0) {
                    throw new Unplayable("nothing is in it");
                }
                return new Recording(codec.get(), Duration.ofMillis(heard * 1000 / bytesPerSecond), wave);
            }
            at = from + length + length % 2;
        }
        throw new Unplayable("its sound is missing");
    }

    private static Codec codec(int tag) throws Unplayable {
        return Codec.tagged(tag)
                .orElseThrow(() -> new Unplayable("its codec (" + tag + " in the file) is none that is played"));
    }

    private static String name(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
