package org.uclab.lab.check;

/** Judges a history. */
@FunctionalInterface
public interface Checker {

    Judgement judge(Evidence evidence);
}
