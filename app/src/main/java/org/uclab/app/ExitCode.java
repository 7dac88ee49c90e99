package org.uclab.app;

/** Exit codes, a contract for scripts. */
final class ExitCode {

    /** All green; signed in; done. */
    static final int OK = 0;

    /** Some scenario failed; not signed in. */
    static final int FAILED = 1;

    /** Could not run: bad words, a broken world or feature, a port in use. Nothing is left running. */
    static final int COULD_NOT_RUN = 2;

    /** What was played is green, and not all of it was played. */
    static final int SKIPPED = 3;

    private ExitCode() {}
}
