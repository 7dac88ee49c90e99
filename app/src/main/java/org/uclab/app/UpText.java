package org.uclab.app;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.uclab.control.ports.PortsFile;
import org.uclab.scenarios.Bench;

/** What {@code up} prints. */
final class UpText {

    private UpText() {}

    static void print(PrintWriter out, Bench bench, PortsFile ports) {
        out.printf(
                "world %s: %s (lab %d, time scale %s, seed %d)%n%n",
                ports.world(), bench.model().title(), ports.number(), ports.timeScale(), ports.seed());
        Listing hosts = new Listing("host", "zone", "address", "services");
        ports.hosts()
                .forEach(host -> hosts.row(
                        host.name(),
                        host.zone(),
                        host.address(),
                        host.services().stream().map(UpText::service).distinct().collect(Collectors.joining("  "))));
        out.println("hosts");
        hosts.print(out, false);
        out.println();
        out.println("users");
        Listing users = new Listing("address", "password", "line", "devices");
        ports.users()
                .forEach(user ->
                        users.row(user.address(), user.password(), user.line(), String.join(" ", user.devices())));
        users.print(out, false);
        ports.users().stream()
                .filter(user -> !user.sipLogin().isEmpty())
                .forEach(user -> out.printf(
                        "any SIP phone: %s registers as %s, user %s%n", user.address(), user.line(), user.sipLogin()));
        ports.users().stream()
                .flatMap(user -> Optional.ofNullable(user.turn()).stream())
                .distinct()
                .forEach(turn -> out.printf("TURN: user %s, password %s%n", turn.user(), turn.password()));
        out.println();
        ports.nameServers()
                .forEach((zone, at) -> out.printf(
                        "name server %-8s %s port %d     dig @%s -p %d _cisco-uds._tcp.%s SRV%n",
                        zone,
                        at.address(),
                        at.port(),
                        at.address(),
                        at.port(),
                        bench.model().servicesDomain()));
        out.println("CA file     " + ports.ca());
        out.println("history     " + ports.history());
        if (ports.api() != null) {
            out.println("control     " + ports.api().url() + "     uclab lab show, uclab fault add, …");
        }
        out.println();
        out.println("Ctrl-C stops the lab.");
        out.flush();
    }

    private static String service(PortsFile.ServiceAt service) {
        String shifted =
                service.port() == service.publishedPort() ? "" : " (moved from " + service.publishedPort() + ")";
        return service.name() + ":" + service.port() + shifted;
    }
}
