package org.uclab.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Worlds;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs one user in and shows what happened. */
@Command(
        name = "sign-in",
        mixinStandardHelpOptions = true,
        description = "Signs a user in with the reference client; prints its decisions and the ladder.",
        footer = {
            "",
            "Examples:",
            "  uclab sign-in mac.donald@uclab.com --from outside",
            "  uclab sign-in mac.donald@uclab.com --from inside --password wrong",
            "  uclab sign-in paul.plain@plain.example.com --world cloud --from outside --cloud-password Clearly1",
            "  uclab sign-in mac.donald@uclab.com --from outside --lab p.json     joins a lab started by 'up'",
            "  uclab sign-in mac.donald --from inside --platform A --url 'ciscojabber://provision?ServicesDomain=uclab.com' --explain",
            "",
            "Exit codes: 0 signed in; 1 not signed in; 2 could not run."
        })
final class SignInCommand implements Callable<Integer> {

    /** Where a client can be. */
    enum From {
        inside,
        outside
    }

    @Parameters(paramLabel = "USER@DOMAIN", description = "what the user types")
    private String address;

    @Option(names = "--from", required = true, paramLabel = "inside|outside", description = "where the client is")
    private From from;

    @Option(names = "--password", paramLabel = "P", description = "default: the user's own, from the world")
    private String password;

    @Option(
            names = "--cloud-password",
            paramLabel = "P",
            description = "answers the client where it asks for the credentials of the cloud")
    private String cloudPassword;

    @Option(
            names = "--world",
            paramLabel = "W",
            defaultValue = Worlds.DEFAULT,
            description = "a bundled world or the path of one (default: ${DEFAULT-VALUE})")
    private String world;

    @Option(names = "--lab", paramLabel = "FILE", description = "the ports file of a running lab to join")
    private Path lab;

    @Mixin
    private SourceOptions sources;

    @Option(names = "--explain", description = "tells where each value comes from, and which rows decide")
    private boolean explain;

    @Mixin
    private SeedOption seed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws WorldException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        seed.tell(out);
        try (Place place = lab == null
                ? LocalPlace.open(world, seed.value())
                : RemotePlace.join(PortsFile.read(lab), seed.value())) {
            String secret = password == null ? place.passwordOf(address) : password;
            ClientSettings settings = sources.settings();
            Memory memory = sources.memory(settings, out);
            Place.Outcome outcome = place.signIn(
                    new Place.Typed(address, secret, Optional.ofNullable(cloudPassword)),
                    from.name(),
                    settings,
                    memory);
            sources.keep(memory);
            if (explain) {
                out.println("discovery");
                memory.explanation().forEach(line -> out.println("  " + line));
                out.println();
            }
            out.println("decisions");
            decisions(outcome.events(), address.replaceFirst("@.*", ""))
                    .forEach(decision -> out.println("  " + decision.text()));
            out.println();
            out.println(outcome.ladder());
            out.println();
            out.println(outcome.result().text());
            out.flush();
            return outcome.result().kind() == SignInResult.Kind.SIGNED_IN ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static List<Event> decisions(List<Event> events, String client) {
        return events.stream()
                .filter(event ->
                        event instanceof Event.ClientDecided && event.node().equals(client))
                .toList();
    }
}
