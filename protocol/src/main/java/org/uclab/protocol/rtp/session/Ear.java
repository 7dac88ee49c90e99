package org.uclab.protocol.rtp.session;

/** Whoever hears sound as it comes, as a conference does. */
@FunctionalInterface
public interface Ear {

    /** Samples of one packet, 8000 a second. */
    void heard(short[] samples);
}
