package org.uclab.lab.history;

import java.util.function.Supplier;

/** The write side of the history, for one node or client. */
public interface Recorder {

    /** The node or client whose name the events carry. */
    String node();

    void nodeStarted();

    void nodeStopped(String why);

    void opened(String port, Hop hop);

    void closed(String port, Hop hop, String why);

    void received(String port, Message message);

    /** The same, cheaper where most of it is never read: the message is made when somebody does. */
    void received(String port, Supplier<Message> message);

    void sent(String port, Message message);

    /** The same, cheaper where most of it is never read: the message is made when somebody does. */
    void sent(String port, Supplier<Message> message);

    /** The same as {@link #received} and then {@link #sent}, cheaper where most of it is never read. */
    void exchanged(String port, Exchange exchange);

    /** Media that a port received, once in a while for each stream. */
    void media(String port, String peer, Flow flow);

    void decided(Decision decision);

    default void decided(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        decided(Decision.of(subject, outcome, reason));
    }

    /** Our own mistake. */
    void failed(Throwable cause);

    /** A number for the next question and its answers. */
    long nextExchange();

    /** A number for the next connection. */
    long nextConnection();
}
