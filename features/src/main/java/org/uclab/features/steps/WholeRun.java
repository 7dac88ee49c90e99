package org.uclab.features.steps;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.features.venue.Venue;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.history.Vocabulary;

/** What must hold at the end of every scenario. */
final class WholeRun {

    private static final Vocabulary ALL =
            Vocabulary.of(Stream.concat(Stage.CLIENT.subjects().stream(), Stage.NODES.subjects().stream())
                    .toList());

    private WholeRun() {}

    static void judge(Venue venue) {
        Evidence whole = venue.heard().since(0);
        for (Checker checker :
                List.of(venue.everyFaultFired(), Checkers.noHandlerFailed(), Checkers.decisionsAreDeclared(ALL))) {
            Stage.require(checker.judge(whole));
        }
    }
}
