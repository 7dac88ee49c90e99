package org.uclab.shell.socks5;

/** What is sent on a bytestream, made piece by piece. */
public interface Pieces {

    /** How many octets there are. */
    long octets();

    /**
     * Some of them.
     *
     * @param from  the first, counted from 0
     * @param count how many; they are all there
     */
    byte[] piece(long from, int count);
}
