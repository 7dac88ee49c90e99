package org.uclab.app;

import org.uclab.control.api.ControlAddress;
import org.uclab.control.api.ControlApi;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.scenarios.Bench;

/** A lab that obeys: its control API, and the clients that somebody has it launch. */
final class Commanded implements AutoCloseable {

    /** Who tells the history of a mistake in a verb. */
    private static final String CONTROL = "control";

    private final LiveLab lab;
    private final ControlApi<LiveLab> api;

    private Commanded(LiveLab lab, ControlApi<LiveLab> api) {
        this.lab = lab;
        this.api = api;
    }

    /**
     * Listens for commands to that lab, on loopback.
     *
     * @param stop what ends the lab
     */
    static Commanded start(Bench bench, Runnable stop) {
        return start(bench, ControlAddress.local(false), stop);
    }

    /**
     * Listens for commands to that lab, there.
     *
     * @param stop what ends the lab
     * @throws UsageException when it cannot listen there
     */
    static Commanded start(Bench bench, ControlAddress at, Runnable stop) {
        LiveLab lab = new LiveLab(bench, stop);
        try {
            return new Commanded(
                    lab,
                    ControlApi.start(
                            bench.wire(),
                            at,
                            bench.ca(),
                            lab,
                            Verbs::all,
                            mistake -> bench.history().recorder(CONTROL).failed(mistake)));
        } catch (IllegalStateException taken) {
            throw new UsageException(taken.getMessage() + "\n    remedy: another port in --control, or none", taken);
        }
    }

    PortsFile.ApiAt at() {
        return new PortsFile.ApiAt(api.url(), api.token(), api.ca());
    }

    @Override
    public void close() {
        api.close();
        lab.close();
    }
}
