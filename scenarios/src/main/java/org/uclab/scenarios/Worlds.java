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

    private static final String FOLDER = "worlds/";
    private static final List<String> BUNDLED = List.of(
            "uclab",
            "separate-domains",
            "services-zone-inside",
            "pinpoint",
            "voice-services-domain",
            "voice-services-learned",
            "before-9.1.2",
            "split-brain",
            "split-brain-views",
            "exposed",
            "many-domains",
            "clusters-ils",
            "clusters-manual",
            "clusters-apart",
            "service-profiles",
            "ucm-old",
            "capf",
            "directory",
            "directory-open",
            "presence-login",
            "contacts",
            "releases",
            "small-node");

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
            return checked(LabModel.read(file));
        } catch (IOException unreadable) {
            throw new WorldException(List.of(new Finding(
                    nameOrPath,
                    1,
                    "the file cannot be read: " + unreadable.getMessage(),
                    "check its permissions and encoding (UTF-8)")));
        }
    }

    private static LabModel bundled(String name) throws WorldException {
        try {
            return checked(LabModel.parse(FOLDER + name + ".yaml", text(name + ".yaml"), Worlds::text));
        } catch (IOException broken) {
            throw new BenchException(broken.getMessage(), broken);
        }
    }

    private static LabModel checked(LabModel model) throws WorldException {
        List<Finding> findings = ZoneLint.check(model);
        if (!findings.isEmpty()) {
            throw new WorldException(findings);
        }
        return model;
    }

    private static String text(String path) throws IOException {
        try (InputStream in = Worlds.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IOException("the jar lacks " + FOLDER + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
