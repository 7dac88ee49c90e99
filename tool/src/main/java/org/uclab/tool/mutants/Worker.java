package org.uclab.tool.mutants;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/**
 * The process in which trials run, one after another. The classes of the house, and those of Smack, which the house
 * registers classes with, are loaded anew for each, with the mutant in front; the other libraries stay warm.
 * A trial is a line on its input: the log to write, the class path, then the arguments of {@code uclab}, with tabs between.
 * The answer is a line with the exit code.
 */
final class Worker {

    /** Begins the line of an answer; whatever else is printed is none. */
    static final String ANSWER = "mutants exit ";

    private static final String DOOR = "org.uclab.app.Uclab";

    /** The jars of the house, and of a library in whose statics the house puts classes of its own. */
    private static final Pattern ANEW = Pattern.compile(".*-SNAPSHOT\\.jar|smack-.*|classes");

    private Worker() {}

    /** Takes trials until its input ends. */
    public static void main(String[] none) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader trials = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ClassLoader warm = null;
        for (String line = trials.readLine(); line != null; line = trials.readLine()) {
            List<String> trial = Arrays.asList(line.split("\t"));
            List<URL> kept = new ArrayList<>();
            List<URL> anew = new ArrayList<>();
            for (String entry : trial.get(1).split(File.pathSeparator)) {
                Path place = Path.of(entry);
                boolean goes = ANEW.matcher(place.getFileName().toString()).matches();
                (goes ? anew : kept).add(url(place));
            }
            if (warm == null) {
                warm = new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            }
            answers.println(ANSWER + exitCode(Path.of(trial.get(0)), anew, warm, trial.subList(2, trial.size())));
            answers.flush();
        }
        System.exit(0);
    }

    private static URL url(Path place) throws MalformedURLException {
        return place.toUri().toURL();
    }

    /** The exit code, or -1 where it broke. The thread is a fresh one, so that nothing is left in its locals. */
    private static int exitCode(Path log, List<URL> classes, ClassLoader warm, List<String> arguments)
            throws IOException {
        try (URLClassLoader house = new URLClassLoader(classes.toArray(URL[]::new), warm);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(log), true)) {
            FutureTask<Integer> run = new FutureTask<>(() -> {
                Method door = house.loadClass(DOOR)
                        .getDeclaredMethod("run", PrintWriter.class, PrintWriter.class, String[].class);
                door.setAccessible(true);
                return (Integer) door.invoke(null, out, out, arguments.toArray(String[]::new));
            });
            Thread thread = new Thread(run, "trial");
            thread.setContextClassLoader(house);
            thread.start();
            try {
                return run.get();
            } catch (ExecutionException broken) {
                broken.printStackTrace(out);
                return -1;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
    }
}
