package org.uclab.lab.wire;

/**
 * Answers datagrams the moment they are read, before anything else sees them. It is asked only while the port has no
 * fault armed and its node is awake; what it does not answer goes to the receiver as usual.
 */
@FunctionalInterface
public interface QuickAnswer {

    /** Nothing was answered. */
    int NOT_ANSWERED = -1;

    /** There is nothing to answer, and nobody else is to see the datagram. */
    int TAKEN = -2;

    /**
     * Called on the event loop of the socket; must not block.
     *
     * @param peer     who asks
     * @param question the datagram, to keep if wanted
     * @param answer   to write the answer to; it is used again for the next one
     * @return length of the answer in bytes, {@link #NOT_ANSWERED} or {@link #TAKEN}
     */
    int answer(Peer peer, byte[] question, byte[] answer);
}
