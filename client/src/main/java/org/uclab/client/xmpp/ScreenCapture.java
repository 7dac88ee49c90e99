package org.uclab.client.xmpp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.uclab.shell.socks5.Pieces;

/** A picture of what is on the screen, as a PNG file (RFC 2083): a screen of this client shows shades of grey. */
public final class ScreenCapture implements Pieces {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final byte[] file = file();

    private static byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(chunk("IHDR", header()));
        file.writeBytes(chunk("IDAT", picture()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    /** Eight bits of grey for each dot. */
    private static byte[] header() {
        return written(out -> {
            out.writeInt(WIDTH);
            out.writeInt(HEIGHT);
            out.write(new byte[] {8, 0, 0, 0, 0});
        });
    }

    private static byte[] picture() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < HEIGHT; y++) {
                out.write(0); // no filter
                for (int x = 0; x < WIDTH; x++) {
                    out.write(x + y);
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] typed = written(out -> {
            out.write(type.getBytes(StandardCharsets.US_ASCII));
            out.write(data);
        });
        CRC32 crc = new CRC32();
        crc.update(typed);
        return written(out -> {
            out.writeInt(data.length);
            out.write(typed);
            out.writeInt((int) crc.getValue());
        });
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing what) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            what.to(new DataOutputStream(octets));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return octets.toByteArray();
    }

    @Override
    public long octets() {
        return file.length;
    }

    @Override
    public byte[] piece(long from, int count) {
        return Arrays.copyOfRange(file, (int) from, (int) from + count);
    }
}
