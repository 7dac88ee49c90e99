package org.uclab.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LabView;
import org.uclab.control.ports.PortsFile;
import org.uclab.features.RunTerms;
import org.uclab.features.run.FeatureRun;
import org.uclab.features.run.RunRequest;
import org.uclab.features.run.RunResult;
import org.uclab.features.run.RunResult.Verdict;
import org.uclab.lab.model.Finding;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs features. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs scenarios, each in a lab of its own, and writes the reports.",
        footer = {
            "",
            "Examples:",
            "  uclab run",
            "  uclab run my.feature:12 --out /tmp/report",
            "  uclab run my.feature:12 --seed 7     with the ids, cookies and tokens of another run",
            "  uclab run --tags '@EDGE-11 or @DISC-08' --parallel 2",
            "  uclab run my-features --lint",
            "  uclab run --lab p.json               in a lab that runs, one after the other; what does not fit it is skipped",
            "",
            "Exit codes: 0 all green; 1 some failed; 2 could not run, or nothing was played; 3 green, but some were skipped.",
            "With --lint: 0 clean; 1 findings; 2 unreadable. A run refuses features with findings."
        })
final class RunCommand implements Callable<Integer> {

    /** Most of a scenario is waiting. */
    private static final int USUAL = Math.min(8, 2 * Runtime.getRuntime().availableProcessors());

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "feature files or folders, file:line for one scenario; default: the bundled ones")
    private List<String> paths = List.of();

    @Option(names = "--tags", paramLabel = "EXPR", description = "only scenarios with these tags")
    private String tags;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the reports (default: ${DEFAULT-VALUE})",
            defaultValue = "uclab-report")
    private Path out;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "scenarios at a time, 1 to 64 (default: two a processor, 8 at most; in a running lab always 1)")
    private Integer parallel;

    @Option(names = "--lint", description = "read only, and tell what proves nothing: file, line, remedy")
    private boolean lint;

    @Option(
            names = "--time-scale",
            paramLabel = "N",
            description = "lab seconds per second, 1 to 100000, for scenarios whose world says none")
    private Double timeScale;

    @Option(names = "--lab", paramLabel = "FILE", description = "the ports file of a running lab in which they play")
    private Path lab;

    @Mixin
    private SeedOption seed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws FeatureRun.CannotRun {
        int atATime = parallel == null ? (lab == null ? USUAL : 1) : parallel;
        if (atATime < 1 || atATime > 64) {
            throw new UsageException("--parallel takes a number from 1 to 64, not " + parallel);
        }
        if (lab != null && atATime > 1) {
            throw new UsageException("scenarios play in a running lab one after the other; leave --parallel out");
        }
        if (timeScale != null) {
            UpCommand.checkScale(timeScale);
        }
        PrintWriter print = spec.commandLine().getOut();
        RunTerms terms = terms(print);
        RunRequest request = new RunRequest(paths, Optional.ofNullable(tags), out.toAbsolutePath(), atATime, terms);
        if (lint) {
            return linted(print, FeatureRun.lint(request));
        }
        if (lab == null) {
            seed.tell(print);
        }
        RunResult result = FeatureRun.run(request, scenario -> told(print, scenario));
        long failed = result.count(Verdict.FAILED);
        print.println();
        result.scenarios().stream()
                .filter(scenario -> scenario.verdict() == Verdict.FAILED || scenario.verdict() == Verdict.UNPLAYABLE)
                .forEach(scenario -> failure(print, scenario, terms));
        print.println("Report:  " + request.html());
        print.println("JUnit:   " + request.junit());
        print.println("Ladders: " + request.ladders());
        long unplayable = result.count(Verdict.UNPLAYABLE);
        print.printf(
                "%d passed, %d failed, %d skipped%s%n",
                result.count(Verdict.PASSED),
                failed,
                result.count(Verdict.SKIPPED),
                unplayable == 0 ? "" : ", " + unplayable + " could not run");
        print.flush();
        if (unplayable > 0) {
            return ExitCode.COULD_NOT_RUN;
        }
        if (failed > 0) {
            return ExitCode.FAILED;
        }
        if (result.count(Verdict.PASSED) == 0) {
            return ExitCode.COULD_NOT_RUN;
        }
        return result.count(Verdict.SKIPPED) == 0 ? ExitCode.OK : ExitCode.SKIPPED;
    }

    /** What is drawn by lot in a running lab follows from that lab's seed. */
    private RunTerms terms(PrintWriter print) {
        RunTerms own =
                new RunTerms(seed.value(), timeScale == null ? OptionalDouble.empty() : OptionalDouble.of(timeScale));
        if (lab == null) {
            return own;
        }
        PortsFile ports = PortsFile.read(lab);
        LabView running = ControlClient.of(ports).perform(LabVerbs.SHOW);
        print.println("lab " + running.number() + " of world " + running.world() + ", seed " + running.seed());
        return own.in(ports);
    }

    private static int linted(PrintWriter print, List<Finding> findings) {
        findings.forEach(print::println);
        print.println(findings.isEmpty() ? "nothing to find" : findings.size() + " findings");
        print.flush();
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static synchronized void told(PrintWriter print, RunResult.ScenarioResult scenario) {
        print.printf(
                "%-7s %6d ms  %s: %s%n",
                scenario.verdict().name().toLowerCase(java.util.Locale.ROOT),
                scenario.millis(),
                scenario.feature(),
                scenario.name());
        scenario.lines().forEach(line -> print.println("        " + line));
        if (!scenario.problem().isEmpty() && scenario.verdict() == Verdict.SKIPPED) {
            print.println("        " + scenario.problem().lines().findFirst().orElse(""));
        }
        print.flush();
    }

    private static void failure(PrintWriter print, RunResult.ScenarioResult scenario, RunTerms terms) {
        print.println((scenario.verdict() == Verdict.FAILED ? "FAILED  " : "COULD NOT RUN  ") + scenario.feature()
                + ": " + scenario.name());
        scenario.problem().lines().limit(30).forEach(line -> print.println("        " + line));
        String scale = terms.timeScale().isEmpty()
                ? ""
                : " --time-scale " + terms.timeScale().getAsDouble();
        String where = terms.lab().isPresent() ? " --lab FILE" : " --seed " + terms.seed();
        print.println("        again: ./uclab run " + scenario.where() + where + scale);
        print.println();
    }
}
