package org.uclab.sim.expressway.traversal;

/** What a stream tells its user. After {@link #ended} or {@link #broken} no more data comes. */
public interface StreamListener {

    /** The other end has reached what the stream is for. */
    default void ready() {}

    /** Data came; say {@link TraversalStream#consumed} when it is dealt with. */
    void data(byte[] bytes);

    /** The other end has sent all it had. */
    void ended();

    /** The stream is over, by the other end or with the link. */
    void broken(String why);
}
