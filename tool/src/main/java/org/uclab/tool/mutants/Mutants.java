package org.uclab.tool.mutants;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.uclab.tool.mutants.Trial.Outcome;
import org.uclab.tool.mutants.Trial.Verdict;

/**
 * Tries mutants: first that the scenarios of their ids are green in the house as it is, then each mutant, one
 * more at a time than there are processors. Prints a table and the score, and writes the rows of the page of coverage of those it tried. Ends
 * with 0 when each was seen, 1 when some were not, 2 when something could not run.
 */
public final class Mutants {

    /** A scenario waits as often as it works. */
    private static final int AT_A_TIME = Runtime.getRuntime().availableProcessors() + 1;

    private final Path house;
    private final PrintStream out;
    private final Map<Mutant, Outcome> outcomes = new LinkedHashMap<>();

    private Mutants(Path house, PrintStream out) {
        this.house = house;
        this.out = out;
    }

    /**
     * Tries them.
     *
     * @param arguments the root of the house, the class path of its jars, then beginnings of names or ids of mutants; all
     *                  where there are none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path house = Path.of(arguments[0]);
        List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
        System.exit(new Mutants(house, out).tried(arguments[1], wanted));
    }

    private int tried(String classPath, List<String> wanted) throws IOException, InterruptedException {
        List<Mutant> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(house.resolve("tool/mutants"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(Mutant.ENDING))
                    .sorted()
                    .toList()) {
                try {
                    all.add(Mutant.read(file));
                } catch (Mutant.Unfit none) {
                    out.println(file + ": " + none.getMessage());
                    return 2;
                }
            }
        }
        List<Mutant> mutants = all.stream()
                .filter(mutant -> wanted.isEmpty()
                        || wanted.stream()
                                .anyMatch(begin -> mutant.name().startsWith(begin)
                                        || mutant.id().startsWith(begin)))
                .toList();
        if (mutants.isEmpty()) {
            out.println("no mutant is called " + wanted + "; they are in tool/mutants");
            return 2;
        }
        try (Trial trial = new Trial(house, classPath, Files.createDirectories(house.resolve("tool/target/mutants")))) {
            TreeSet<String> ids = new TreeSet<>(mutants.stream().map(Mutant::id).toList());
            out.println("the house as it is, " + ids.size() + " ids ...");
            Outcome whole = trial.whole(ids);
            if (whole.verdict() != Verdict.SURVIVED) {
                out.println("not green without any mutant: " + whole.verdict() + " " + whole.detail());
                return 2;
            }
            tryAll(trial, mutants, all);
        }
        long red = count(Verdict.RED);
        out.printf("%d of %d mutants are seen by the scenarios of their ids%n", red, outcomes.size());
        return count(Verdict.UNFIT) > 0 ? 2 : red == outcomes.size() ? 0 : 1;
    }

    private void tryAll(Trial trial, List<Mutant> mutants, List<Mutant> all) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        Map<Mutant, Future<Outcome>> running = new LinkedHashMap<>();
        mutants.forEach(mutant -> running.put(mutant, workers.submit(() -> trial.of(mutant))));
        workers.shutdown();
        for (Map.Entry<Mutant, Future<Outcome>> one : running.entrySet()) {
            Outcome outcome;
            try {
                outcome = one.getValue().get();
            } catch (ExecutionException broken) {
                outcome = new Outcome(Verdict.UNFIT, String.valueOf(broken.getCause()));
            }
            Mutant mutant = one.getKey();
            outcomes.put(mutant, outcome);
            Page.write(house.resolve("docs/coverage.md"), all, Map.of(mutant, outcome.verdict() == Verdict.RED));
            out.printf("%-8s  %-9s  %-28s  %s%n", outcome.verdict(), mutant.id(), mutant.name(), mutant.says());
            if (!outcome.detail().isEmpty()) {
                out.println("          " + outcome.detail());
            }
        }
    }

    private long count(Verdict verdict) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count();
    }
}
