package org.uclab.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.uclab.control.api.ControlAddress;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchException;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a world and stays. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts a world, prints where everything is, and stays until Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  uclab up",
            "  uclab up uclab --ports-file p.json",
            "  uclab up my-world.yaml --time-scale 60 --number 2",
            "  uclab up --control lab.example:7000   commanded from other machines, by TLS",
            "",
            "Exit codes: 0 stopped by you; 2 could not run (a port or lab number in use, a broken world), or could not go on."
        })
final class UpCommand implements Callable<Integer> {

    /** The lab that people start has this number unless they say otherwise, so that they find it again. */
    static final int NUMBER_DEFAULT = 1;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            defaultValue = Worlds.DEFAULT,
            description = "a bundled world or the path of one (default: ${DEFAULT-VALUE})")
    private String world;

    @Option(names = "--ports-file", paramLabel = "FILE", description = "written once every port answers")
    private Path portsFile;

    @Option(
            names = "--time-scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "lab seconds per second, 1 to 100000 (default: ${DEFAULT-VALUE})")
    private double timeScale;

    @Option(
            names = "--number",
            paramLabel = "N",
            defaultValue = "" + NUMBER_DEFAULT,
            description = "number of the lab, 1 to 254: the second number of its addresses (default: ${DEFAULT-VALUE})")
    private int number;

    @Option(
            names = "--single-address",
            description = "everything on 127.0.0.1, ports from 20000; for systems without 127/8")
    private boolean singleAddress;

    @Mixin
    private ControlOption control;

    @Mixin
    private SeedOption seed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws WorldException, InterruptedException {
        checkScale(timeScale);
        Optional<ControlAddress> commanded = control.address();
        LabModel model = Worlds.load(world);
        BenchOptions options = BenchOptions.standard()
                .withTimeScale(timeScale)
                .withNumber(number)
                .withSingleAddress(singleAddress)
                .withSeed(seed.value());
        Bench bench = Bench.start(model, options);
        Ending ending = Ending.awaited();
        int code = ExitCode.COULD_NOT_RUN;
        try {
            stay(bench, commanded, ending.told());
            code = ExitCode.OK;
        } catch (UsageException | PortsFile.Unusable | BenchException unable) {
            spec.commandLine().getErr().println("uclab: " + unable.getMessage());
        } finally {
            ending.ended(code);
        }
        return code;
    }

    /** Returns when told to. */
    private void stay(Bench bench, Optional<ControlAddress> at, CountDownLatch stop) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (bench;
                LabFolder folder = LabFolder.create(bench, warning -> err.println("uclab: " + warning));
                Commanded commanded = at.isPresent() ? Commanded.start(bench, at.get(), stop::countDown) : null) {
            PortsFile ports = PortsFile.of(bench, timeScale, folder.ca(), folder.history());
            if (commanded != null) {
                ports = ports.with(commanded.at());
                ports.write(folder.ports());
            }
            if (portsFile != null) {
                ports.write(portsFile);
            }
            UpText.print(spec.commandLine().getOut(), bench, ports);
            keysAtLeisure(bench);
            folder.follow(stop);
        } finally {
            removePortsFile(err);
        }
    }

    /** What the first caller without ECDSA would have to wait for is made now, where nobody waits. */
    private static void keysAtLeisure(Bench bench) {
        Thread making = new Thread(bench.ca()::makeReady, "rsa-key");
        making.setDaemon(true);
        making.start();
    }

    /**
     * Checks what was given as a time scale.
     *
     * @throws UsageException when it is none
     */
    static void checkScale(double timeScale) {
        if (!(timeScale >= 1 && timeScale <= WallClock.SCALE_MAX)) {
            throw new UsageException(
                    "--time-scale takes a number from 1 to " + (long) WallClock.SCALE_MAX + ", not " + timeScale);
        }
    }

    private void removePortsFile(PrintWriter err) {
        try {
            if (portsFile != null) {
                Files.deleteIfExists(portsFile);
            }
        } catch (IOException undeletable) {
            err.println("uclab: cannot remove " + portsFile + ": " + undeletable.getMessage());
        }
    }
}
