package org.uclab.lab.wire;

/**
 * Hears what arrives at one datagram socket, behind the link and its faults, and changes nothing. It is called on the
 * socket's thread unless it says otherwise.
 */
public interface DatagramTap {

    /**
     * A datagram has arrived.
     *
     * @param from     published endpoint of the sender
     * @param datagram nobody changes it any more
     */
    void received(Endpoint from, byte[] datagram);

    /** What the socket's owner says of the traffic, in words of the protocol; called on any thread. */
    void noted(String note);

    /** Nothing comes any more: the socket is closed, or its host has lost power. */
    void closed();
}
