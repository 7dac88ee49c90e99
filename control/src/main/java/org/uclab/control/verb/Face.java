package org.uclab.control.verb;

/** From where a verb is reached. */
public enum Face {
    /** A step of a feature. */
    STEP,
    /** A call of the control API. */
    CALL,
    /** A command. */
    COMMAND
}
