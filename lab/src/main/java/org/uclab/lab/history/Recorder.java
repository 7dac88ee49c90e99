package org.uclab.lab.history;

import java.util.function.Supplier;

/** The write side of the history, for one node or client. */
public interface Recorder {

    /** The node or client whose name the events carry. */
    String node();

    void nodeStarted();

    void nodeStopped(String why);

    void opened(String port, String peer);

    void closed(String port, String peer, String why);

    void received(String port, String peer, Message message);

    /** The same, cheaper where most of it is never read: the message is made when somebody does. */
    void received(String port, String peer, Supplier<Message> message);

    void sent(String port, String peer, Message message);

    /** The same, cheaper where most of it is never read: the message is made when somebody does. */
    void sent(String port, String peer, Supplier<Message> message);

    /** The same as {@link #received} and then {@link #sent}, cheaper where most of it is never read. */
    void exchanged(String port, String peer, Exchange exchange);

    void decided(Decision decision);

    default void decided(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        decided(Decision.of(subject, outcome, reason));
    }

    /** Our own mistake. */
    void failed(Throwable cause);

    /** A number for the next question and its answers. */
    long nextExchange();
}
