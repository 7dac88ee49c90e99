package org.uclab.sim.ucm.fault;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;

/** The wrong documents that are armed at one port. */
public final class WrongDocuments {

    private final Optional<FaultPoint> armed;

    private WrongDocuments(Optional<FaultPoint> armed) {
        this.armed = armed;
    }

    public static WrongDocuments at(FaultPoint point) {
        return new WrongDocuments(Optional.of(point));
    }

    /** Of a service that nobody can arm anything at. */
    public static WrongDocuments none() {
        return new WrongDocuments(Optional.empty());
    }

    /**
     * What is wrong this time, in its phase. Ask once for each answer.
     *
     * @param document root element of the answer, asked for only when something is armed
     * @param about    attribute of the occasion and its value: the user or the file asked for
     */
    public Biting<UcmFault> biting(
            Supplier<String> document, String attribute, String about, Instant now, String peer) {
        return armed.filter(point -> !point.quiet())
                .map(point -> point.biting(
                        UcmFault.class, new Occasion(now, peer, Map.of("document", document.get(), attribute, about))))
                .orElse(Biting.none());
    }
}
