package org.uclab.features.venue;

import java.time.Duration;
import javax.net.ssl.X509TrustManager;
import org.uclab.control.live.LiveLab;
import org.uclab.control.verb.Verb;
import org.uclab.lab.check.Checker;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;

/** A lab in which one scenario plays, as its world says when the scenario begins. */
public interface Venue extends AutoCloseable {

    /** The world that it plays. */
    LabModel model();

    /**
     * Does what a person can do to a running lab.
     *
     * @param parametersAndValues in turn
     * @throws org.uclab.control.verb.Refused when it cannot be done as it was said
     */
    <R> R perform(Verb<LiveLab, R> verb, Object... parametersAndValues);

    /** What has happened since the scenario began. */
    Heard heard();

    /**
     * A limit that leaves the machine its time at any time scale.
     *
     * @param wallMin wall time that the machine is given at any scale
     */
    Duration limit(Duration lab, Duration wallMin);

    /** Calls from a host in that zone, for somebody who is no client. */
    Dialler stranger(String zone);

    /** Trust in the lab's CA alone. */
    X509TrustManager trust();

    /** What is drawn by lot under that name. */
    Draws draws(String name);

    /** No fault was armed that never bit. */
    Checker everyFaultFired();

    /**
     * The ladder of everything since the scenario began.
     *
     * @param format {@code text} or {@code mermaid}
     */
    String ladder(String format);

    /** Leaves the lab; nothing of the scenario is left in it. */
    @Override
    void close();
}
