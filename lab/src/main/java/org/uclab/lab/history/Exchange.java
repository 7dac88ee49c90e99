package org.uclab.lab.history;

/** A question and the answer it got at once, whose messages are made only when somebody reads them. */
public interface Exchange {

    /** What the port received. */
    Message received();

    /** What it sent at the same moment. */
    Message sent();
}
