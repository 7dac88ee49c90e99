package org.uclab.app;

import java.io.PrintWriter;
import java.io.Writer;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.ports.PortsJson;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** Does what a start does, once, so that the JVM can share the classes it took. Run by the launcher after a build. */
public final class Warmup {

    private Warmup() {}

    /** Ends with 0 when everything worked. */
    public static void main(String[] arguments) throws WorldException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (String zone : new String[] {"inside", "outside"}) {
            int code = Uclab.run(nowhere, nowhere, "sign-in", "mac.donald@uclab.com", "--from", zone);
            if (code != ExitCode.OK) {
                System.exit(code);
            }
        }
        try (Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard())) {
            try (LabFolder folder = LabFolder.create(bench, warning -> {});
                    Commanded commanded = Commanded.start(bench, () -> {})) {
                PortsFile ports =
                        PortsFile.of(bench, 1, folder.ca(), folder.history()).with(commanded.at());
                ports.write(folder.ports());
                nowhere.print(PortsJson.of(ports));
                UpText.print(nowhere, bench, ports);
            }
        }
        Uclab.run(nowhere, nowhere, "--help");
        System.exit(ExitCode.OK);
    }
}
