package org.uclab.features.script;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.ObjectFactorySupplier;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.features.RunTerms;

/** Cucumber with the steps of the house. */
public final class Glue {

    private static final String STEPS = "org.uclab.features.steps";

    private Glue() {}

    /**
     * Calls Cucumber with these arguments of its command line; done when it is.
     *
     * @param terms what holds for every scenario
     * @throws IllegalArgumentException when it does not take them
     */
    public static void call(List<String> arguments, RunTerms terms, ConcurrentEventListener listener) {
        List<String> all = new ArrayList<>(List.of("--glue", STEPS, "--monochrome"));
        all.addAll(arguments);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandlineOptionsParser parser =
                new CommandlineOptionsParser(new PrintStream(said, true, StandardCharsets.UTF_8));
        var options =
                parser.parse(all.toArray(String[]::new)).setPublishQuiet(true).build();
        Optional<Byte> refused = parser.exitStatus();
        if (refused.isPresent()) {
            throw new IllegalArgumentException(
                    said.toString(StandardCharsets.UTF_8).strip());
        }
        Runtime.builder()
                .withRuntimeOptions(options)
                .withClassLoader(Glue.class::getClassLoader)
                .withObjectFactorySupplier(objects(terms))
                .withAdditionalPlugins(listener)
                .build()
                .run();
    }

    /** One factory for each thread, as scenarios run on several. */
    private static ObjectFactorySupplier objects(RunTerms terms) {
        ThreadLocal<TermedObjects> ofThread = ThreadLocal.withInitial(() -> new TermedObjects(terms));
        return ofThread::get;
    }

    /** The path of a feature as {@code run} takes it. */
    public static String path(URI uri) {
        if (uri.getScheme().equals("file")) {
            Path here = Path.of("").toAbsolutePath();
            Path file = Path.of(uri);
            return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
        }
        return uri.toString();
    }
}
