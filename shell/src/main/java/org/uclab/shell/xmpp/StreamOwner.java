package org.uclab.shell.xmpp;

import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamTerms;

/** Whoever has a stream that was accepted. Everything is called on the thread of its agenda. */
public interface StreamOwner {

    /** What is demanded of the peer; asked once. */
    StreamTerms terms();

    /** The negotiation is over. */
    default void established(StreamHeader header) {}

    /** Something came on the open stream. */
    default void received(Element element) {}

    /**
     * The stream is to be carried elsewhere; say {@link CarriedStream#reached} or {@link CarriedStream#broken} when it is
     * known whether it can be.
     *
     * @throws IllegalStateException unless the terms hand streams on
     */
    default void carry(StreamHeader header, CarriedStream stream) {
        throw new IllegalStateException("nobody carries a stream to " + header.to());
    }

    /** The stream is over, told once. */
    void ended();

    /** The stream is over, and neither side has said so: its connection is lost. Told once, instead of {@link #ended}. */
    default void lost() {
        ended();
    }
}
