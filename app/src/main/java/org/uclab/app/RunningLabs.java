package org.uclab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LabView;
import org.uclab.control.ports.FoundLabs;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Refused;

/** The labs that run on this machine and obey us. */
final class RunningLabs {

    private RunningLabs() {}

    /**
     * The lab of that ports file, or the only one that runs.
     *
     * @param file may be null
     * @throws UsageException when it is not clear which is meant
     */
    static PortsFile the(Path file) {
        if (file != null) {
            return PortsFile.read(file);
        }
        List<PortsFile> alive =
                FoundLabs.all().stream().filter(lab -> shown(lab).isPresent()).toList();
        if (alive.isEmpty()) {
            throw new UsageException("no lab runs\n    remedy: ./uclab up, or --lab FILE with its ports file");
        }
        if (alive.size() > 1) {
            throw new UsageException(
                    "several labs run: "
                            + alive.stream()
                                    .map(lab -> lab.number() + " (" + lab.world() + ")")
                                    .toList()
                            + "\n    remedy: --lab FILE with the ports file of the one you mean; './uclab lab list' names them");
        }
        return alive.get(0);
    }

    /** What a lab says of itself; empty when it has died. */
    static Optional<LabView> shown(PortsFile lab) {
        try {
            return Optional.of(ControlClient.of(lab).perform(LabVerbs.SHOW));
        } catch (Refused dead) {
            return Optional.empty();
        }
    }
}
