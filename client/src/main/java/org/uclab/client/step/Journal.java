package org.uclab.client.step;

import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Recorder;

/** The step that is on, and the decisions taken in it. Safe for any thread. */
public final class Journal {

    private final Recorder recorder;
    private volatile String step = "";

    public Journal(Recorder recorder) {
        this.recorder = recorder;
    }

    /** A step begins. */
    public void step(String name) {
        step = name;
    }

    /** The step that is on. */
    public String step() {
        return step;
    }

    /** Where it is written. */
    public Recorder recorder() {
        return recorder;
    }

    /** Records a mistake of our own. */
    public void mistake(Throwable ours) {
        recorder.failed(ours);
    }

    /**
     * Records a decision.
     *
     * @param subject what it is about
     * @param outcome what was decided
     * @param reason  why
     */
    public void decided(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        recorder.decided(subject, outcome, reason);
    }

    /** Records a decision. */
    public void decided(Decision decision) {
        recorder.decided(decision);
    }
}
