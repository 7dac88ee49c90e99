package org.uclab.app;

import java.io.PrintWriter;
import org.uclab.lab.seed.Seed;
import picocli.CommandLine.Option;

/** The seed of a command: the one that was given, or one that nobody has chosen. */
final class SeedOption {

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "ids, cookies, tokens and whatever else is drawn by lot follow from it; default: another each time")
    private Long given;

    private Long taken;

    long value() {
        if (taken == null) {
            taken = given == null ? Long.valueOf(Seed.fresh().value()) : given;
        }
        return taken;
    }

    /** Says what to give to have the same again. */
    void tell(PrintWriter out) {
        out.println("seed " + value());
        out.flush();
    }
}
