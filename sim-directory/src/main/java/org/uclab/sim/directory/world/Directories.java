package org.uclab.sim.directory.world;

import java.util.List;
import java.util.Map;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Traits;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldReading;

/**
 * The directories of a world.
 *
 * @param attributes further ones of each user, by their names in a directory; nobody of a crowd is in one
 */
public record Directories(List<Directory> all, Traits<Map<String, String>> attributes) {

    public Directories {
        all = List.copyOf(all);
    }

    /** Further attributes of a user that the world writes. */
    public Map<String, String> attributes(User user) {
        return attributes.of(user.id()).orElse(Map.of());
    }

    /** What a world says of directories. */
    public static Directories read(WorldReading world) {
        return DirectoryReader.read(world);
    }

    /** Whether it fits together. */
    public void lint(LabModel model, LabLint lint) {
        DirectoryLint.check(this, model, lint);
    }
}
