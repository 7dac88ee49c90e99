package org.uclab.lab.clock;

/** A timer set on a {@link LabClock}. */
public interface LabTimer {

    /** Cancels it; true when that kept the task from running. */
    boolean cancel();
}
