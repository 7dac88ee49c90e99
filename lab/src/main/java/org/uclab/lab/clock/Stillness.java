package org.uclab.lab.clock;

/** Who knows whether anything is at work. */
interface Stillness extends AutoCloseable {

    /** Whether nothing is under way, so that only time can bring something new. Asked by one thread at a time. */
    boolean still();

    /** It is asked no more. */
    @Override
    void close();
}
