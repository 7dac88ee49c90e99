package org.uclab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.uclab.control.api.ControlAddress;
import org.uclab.control.api.ControlApi;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.house.LabHouse;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.ports.PortsJson;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts labs for whoever asks. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Keeps a warm process that starts a fresh lab for every test that asks for one.",
        footer = {
            "",
            "Examples:",
            "  uclab serve --file serve.json",
            "  uclab serve --file serve.json --control lab.example:7000   for other machines, by TLS",
            "  curl -H \"Authorization: Bearer $TOKEN\" -X POST -H 'Content-Type: application/json' -d '{}' $URL/labs",
            "",
            "Exit codes: 0 stopped by you; 2 could not run."
        })
final class ServeCommand implements Callable<Integer> {

    private static final long CLOSE_MAX_SECONDS = 10;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "its port; 0 for a free one")
    private int port;

    @Mixin
    private ControlOption control;

    @Option(names = "--file", paramLabel = "FILE", description = "written with url and token once it answers, mode 600")
    private Path file;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65535) {
            throw new UsageException("--port takes a number from 0 to 65535, not " + port);
        }
        ControlAddress at = address();
        Ending ending = Ending.awaited();
        int code = ExitCode.COULD_NOT_RUN;
        try {
            serve(at, ending.told());
            code = ExitCode.OK;
        } catch (UsageException unable) {
            spec.commandLine().getErr().println("uclab: " + unable.getMessage());
        } finally {
            ending.ended(code);
        }
        return code;
    }

    private ControlAddress address() {
        ControlAddress at = control.address()
                .orElseThrow(() -> new UsageException("what serves labs is asked for them; leave --control off out"));
        if (port > 0 && at.at().port() > 0) {
            throw new UsageException("the port is said twice, by --port and by --control");
        }
        return port > 0 ? at.withPort(port) : at;
    }

    /** Returns when told to. */
    private void serve(ControlAddress at, CountDownLatch stop) throws Exception {
        Path folder = Files.createTempDirectory("uclab-serve-");
        WallClock clock = new WallClock(1);
        History history = new History(clock);
        Wire wire = new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
        LabCa ca = LabCa.create("uclab serve", clock);
        try (LabHouse house = new LabHouse(clock, folder, at, ca);
                ControlApi<LabHouse> api = listening(wire, at, ca, house)) {
            warmUp();
            tell(api);
            stop.await();
        } finally {
            wire.close().toCompletionStage().toCompletableFuture().get(CLOSE_MAX_SECONDS, TimeUnit.SECONDS);
            clock.close();
            removed(folder);
        }
    }

    private ControlApi<LabHouse> listening(Wire wire, ControlAddress at, LabCa ca, LabHouse house) {
        try {
            return ControlApi.start(
                    wire,
                    at,
                    ca,
                    house,
                    HouseVerbs::all,
                    mistake -> spec.commandLine().getErr().println("uclab: " + mistake));
        } catch (IllegalStateException taken) {
            throw new UsageException(taken.getMessage() + "\n    remedy: another --port, or none", taken);
        }
    }

    /** The first lab of a process takes its time; nobody shall wait for that who asks for one. */
    private static void warmUp() throws Exception {
        Bench.start(Worlds.load(Worlds.DEFAULT), BenchOptions.standard()).close();
    }

    private void tell(ControlApi<LabHouse> api) throws IOException {
        String json = PortsJson.of(new PortsFile.ApiAt(api.url(), api.token(), api.ca()));
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, ".serve", ".json"); // with mode 600
            Files.writeString(draft, json);
            Files.move(draft, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            spec.commandLine().getOut().print(json);
        }
        spec.commandLine().getOut().println("labs at " + api.url() + "/labs; Ctrl-C ends them all");
        spec.commandLine().getOut().flush();
    }

    private void removed(Path folder) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
