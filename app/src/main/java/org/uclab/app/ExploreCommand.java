package org.uclab.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.uclab.client.discovery.DiscoveryExploration;
import org.uclab.client.discovery.Release;
import org.uclab.client.discovery.Verdict;
import org.uclab.client.sources.Platform;
import org.uclab.lab.model.WorldException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes through everything that a decision may depend on. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description =
                "Goes through every case of the decision table of discovery, judges it by the catalogue, and prints it.",
        footer = {
            "",
            "Examples:",
            "  uclab explore discovery                                     is any rule broken, any question asked in vain",
            "  uclab explore discovery --markdown table.md --html table.html",
            "  uclab explore discovery --world pinpoint --release R12      what a fresh client should do there",
            "  uclab explore discovery --release R11 --platform W --fact address=with-domain --fact webex-excluded=yes",
            "  uclab explore discovery --live                              the same in a lab, over sockets, row by row",
            "",
            "Exit codes: 0 nothing is broken; 1 something is; 2 could not run."
        })
final class ExploreCommand implements Callable<Integer> {

    /** Lines printed of a table that is narrowed. */
    private static final int LINES_MAX = 400;

    /** What can be explored. */
    enum What {
        discovery
    }

    @Parameters(paramLabel = "WHAT", description = "discovery")
    private What what;

    @Option(names = "--markdown", paramLabel = "FILE", description = "writes the table there; - for here")
    private String markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "writes the table there, with a search")
    private Path html;

    @Option(names = "--release", paramLabel = "R", description = "R96, R11 or R12: that release only")
    private Release release;

    @Option(names = "--platform", paramLabel = "P", description = "W, M, A or I: that platform only")
    private String platform;

    @Option(names = "--fact", paramLabel = "NAME=VALUE", description = "only where that is so; the table has the names")
    private Map<String, String> facts = new LinkedHashMap<>();

    @Option(
            names = "--world",
            paramLabel = "W",
            description =
                    "asks the name servers and the cloud of a world, and tells what a fresh client should do there")
    private String world;

    @Option(names = "--live", description = "plays rows that cover every class in a lab, and compares them")
    private boolean live;

    @Mixin
    private SeedOption seed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws WorldException, IOException {
        return switch (what) {
            case discovery -> explored();
        };
    }

    private int explored() throws WorldException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> fixed = fixed();
        if (live) {
            return LiveRows.play(out, seed.value()) ? ExitCode.OK : ExitCode.FAILED;
        }
        if (world != null) {
            WorldFacts.of(world, seed.value()).forEach((place, found) -> {
                out.println(place);
                Map<String, String> all = new LinkedHashMap<>(DiscoveryExploration.fresh());
                all.putAll(found);
                all.putAll(fixed);
                print(out, all);
            });
            out.flush();
            return ExitCode.OK;
        }
        if (!fixed.isEmpty()) {
            print(out, fixed);
            out.flush();
            return ExitCode.OK;
        }
        DiscoveryExploration whole = DiscoveryExploration.all();
        List<String> problems = whole.problems();
        write(out, whole);
        out.println(whole.summary());
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "no rule is broken, and no question is asked in vain" : "the table is wrong");
        out.flush();
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Map<String, String> fixed() {
        Map<String, String> fixed = new LinkedHashMap<>(facts);
        if (release != null) {
            fixed.put("release", release.name().toLowerCase(Locale.ROOT));
        }
        if (platform != null) {
            try {
                fixed.put("platform", Platform.named(platform).name().toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new UsageException("--platform takes W, M, A or I, not '" + platform + "'", unknown);
            }
        }
        return fixed;
    }

    private void write(PrintWriter out, DiscoveryExploration whole) throws IOException {
        if (markdown != null && markdown.equals("-")) {
            out.print(whole.markdown());
        } else if (markdown != null) {
            Files.writeString(Path.of(markdown), whole.markdown(), StandardCharsets.UTF_8);
        }
        if (html != null) {
            Files.writeString(html, whole.html(), StandardCharsets.UTF_8);
        }
    }

    private static void print(PrintWriter out, Map<String, String> fixed) {
        List<DiscoveryExploration.Ending> endings = endings(fixed);
        endings.stream()
                .limit(LINES_MAX)
                .forEach(ending -> out.println("  " + ending.when() + "\n      asks: "
                        + (ending.asked().isEmpty() ? "nobody" : ending.asked()) + "\n      ends: "
                        + ending.verdict().map(Verdict::word).orElse("nowhere") + " ("
                        + ending.verdict().map(Verdict::says).orElse("").replace("`", "") + "), row " + ending.row()));
        if (endings.size() > LINES_MAX) {
            out.println("  … " + (endings.size() - LINES_MAX) + " more classes; --fact narrows them");
        }
    }

    private static List<DiscoveryExploration.Ending> endings(Map<String, String> fixed) {
        try {
            return DiscoveryExploration.of(fixed).endings();
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(unfit.getMessage(), unfit);
        }
    }
}
