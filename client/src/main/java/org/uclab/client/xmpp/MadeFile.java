package org.uclab.client.xmpp;

import org.uclab.shell.socks5.Pieces;

/**
 * A file of that name, whose octets follow from it.
 *
 * @param octets how many, from 0
 */
public record MadeFile(String name, long octets) implements Pieces {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    @Override
    public byte[] piece(long from, int count) {
        byte[] piece = new byte[count];
        for (int i = 0; i < count; i++) {
            piece[i] = (byte) (((from + i + 1 + name.hashCode()) * GOLDEN) >>> 56);
        }
        return piece;
    }
}
