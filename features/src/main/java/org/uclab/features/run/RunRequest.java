package org.uclab.features.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uclab.features.RunTerms;
import org.uclab.features.script.Script;

/**
 * What to run.
 *
 * @param paths    feature files or folders, a file with {@code :line} for one scenario; empty for the bundled ones
 * @param tags     a tag expression, such as {@code @EDGE-05 and not @slow}; the id of a behaviour stands for its
 *                 clauses too
 * @param out      folder of the reports
 * @param parallel scenarios at a time, at least 1
 * @param terms    what holds for every scenario
 */
public record RunRequest(List<String> paths, Optional<String> tags, Path out, int parallel, RunTerms terms) {

    public RunRequest {
        paths = paths.isEmpty() ? List.of(Script.BUNDLED) : List.copyOf(paths);
    }

    /** The files and folders of the paths. */
    List<String> files() {
        return paths.stream().map(RunRequest::file).distinct().toList();
    }

    /** Whether nothing was picked out of the files. */
    boolean whole() {
        return tags.isEmpty() && files().equals(paths);
    }

    /** Whether it is all bundled features. */
    boolean everything() {
        return tags.isEmpty() && paths.equals(List.of(Script.BUNDLED));
    }

    /** A path without the lines behind it. */
    static String file(String path) {
        return path.replaceFirst("(:[0-9]+)+$", "");
    }

    /** The same with another folder of reports. */
    RunRequest into(Path folder) {
        return new RunRequest(paths, tags, folder, parallel, terms);
    }

    public Path html() {
        return out.resolve("report.html");
    }

    public Path junit() {
        return out.resolve("junit.xml");
    }

    public Path messages() {
        return out.resolve("messages.ndjson");
    }

    /** Where phones failed over: how long that took. A run in which none did writes none. */
    public Path failovers() {
        return out.resolve("fail-over.md");
    }

    /** Folder of the ladders, one file a scenario. */
    public Path ladders() {
        return out.resolve("ladders");
    }
}
