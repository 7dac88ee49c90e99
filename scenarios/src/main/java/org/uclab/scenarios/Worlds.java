package org.uclab.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;

/** The worlds that come with the house, and worlds of one's own. */
public final class Worlds {

    /** The world that is started where none is named. */
    public static final String DEFAULT = "uclab";

    private static final String FOLDER = "worlds/";
    private static final String ENDING = ".yaml";

    /** Names of files that worlds may have; parts lie in folders below. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Worlds() {}

    /**
     * Names of the bundled worlds, those of jars that others put on the class path among them: the one that is started
     * unless another is named first, then by name.
     */
    public static List<String> names() {
        Set<String> names = new TreeSet<>(
                Comparator.comparing((String name) -> !name.equals(DEFAULT)).thenComparing(Comparator.naturalOrder()));
        try {
            for (URL folder : Collections.list(Worlds.class.getClassLoader().getResources(FOLDER))) {
                files(folder).stream()
                        .filter(file -> file.endsWith(ENDING))
                        .map(file -> file.substring(0, file.length() - ENDING.length()))
                        .forEach(names::add);
            }
        } catch (IOException unreadable) {
            throw new BenchException("the class path cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return List.copyOf(names);
    }

    private static List<String> files(URL folder) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                return file.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) < 0)
                        .map(name -> name.substring(FOLDER.length()))
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /**
     * A bundled world by its name, or one's own by the path of its file.
     *
     * @throws WorldException when there is none such or it is broken
     */
    public static LabModel load(String nameOrPath) throws WorldException {
        return load(nameOrPath, Path.of(""));
    }

    /**
     * The same, where paths count from a folder.
     *
     * @throws WorldException when there is none such or it is broken
     */
    public static LabModel load(String nameOrPath, Path folder) throws WorldException {
        if (bundled(nameOrPath)) {
            return read(nameOrPath);
        }
        Path file = folder.resolve(nameOrPath);
        if (!Files.isRegularFile(file)) {
            throw new WorldException(List.of(new Finding(
                    nameOrPath,
                    1,
                    "there is no world of that name and no such file",
                    "give the path of a world file, or one of: " + String.join(", ", names()))));
        }
        try {
            return checked(LabModel.read(file, Systems.all()));
        } catch (IOException unreadable) {
            throw new WorldException(List.of(new Finding(
                    nameOrPath,
                    1,
                    "the file cannot be read: " + unreadable.getMessage(),
                    "check its permissions and encoding (UTF-8)")));
        }
    }

    private static boolean bundled(String name) {
        return NAME.matcher(name).matches()
                && Worlds.class.getClassLoader().getResource(FOLDER + name + ENDING) != null;
    }

    private static LabModel read(String name) throws WorldException {
        try {
            Library bundled = Worlds::bytes;
            return parse(FOLDER + name + ENDING, bundled.text(name + ENDING), bundled);
        } catch (IOException broken) {
            throw new BenchException(broken.getMessage(), broken);
        }
    }

    /**
     * A world from text.
     *
     * @param file    how findings name it
     * @param library where it finds the files it includes
     * @throws WorldException with every finding, when there are any
     */
    public static LabModel parse(String file, String yaml, Library library) throws WorldException {
        return checked(LabModel.parse(file, yaml, library, Systems.all()));
    }

    private static LabModel checked(LabModel model) throws WorldException {
        List<Finding> findings = SystemsLint.check(model);
        if (!findings.isEmpty()) {
            throw new WorldException(findings);
        }
        return model;
    }

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = Worlds.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IOException("the jar lacks " + FOLDER + path);
            }
            return in.readAllBytes();
        }
    }
}
