package org.uclab.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;

/** The worlds that come with the house, and worlds of one's own. */
public final class Worlds {

    private static final List<String> BUNDLED = List.of("uclab");

    private Worlds() {}

    /** Names of the bundled worlds. */
    public static List<String> names() {
        return BUNDLED;
    }

    /**
     * A bundled world by its name, or one's own by the path of its file.
     *
     * @throws WorldException when there is none such or it is broken
     */
    public static LabModel load(String nameOrPath) throws WorldException {
        if (BUNDLED.contains(nameOrPath)) {
            return bundled(nameOrPath);
        }
        Path file = Path.of(nameOrPath);
        if (!Files.isRegularFile(file)) {
            throw new WorldException(List.of(new Finding(
                    nameOrPath,
                    1,
                    "there is no world of that name and no such file",
                    "give the path of a world file, or one of: " + String.join(", ", BUNDLED))));
        }
        try {
            return LabModel.read(file);
        } catch (IOException unreadable) {
            throw new WorldException(List.of(new Finding(
                    nameOrPath,
                    1,
                    "the file cannot be read: " + unreadable.getMessage(),
                    "check its permissions and encoding (UTF-8)")));
        }
    }

    private static LabModel bundled(String name) throws WorldException {
        String resource = "worlds/" + name + ".yaml";
        try (InputStream in = Worlds.class.getClassLoader().getResourceAsStream(resource)) {
            return LabModel.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new BenchException("the jar lacks " + resource, broken);
        }
    }
}
