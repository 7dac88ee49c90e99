package org.uclab.control.live;

import java.util.Comparator;
import java.util.List;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Verb;
import org.uclab.lab.wire.OpenPort;

/** What the host of a client has open to others. */
public final class PortVerbs {

    /**
     * A port of a host at which others can call it.
     *
     * @param over tcp or udp
     */
    public record OpenPortView(int port, String over) {}

    public static final Verb<LiveLab, List<OpenPortView>> OPEN_PORTS = Verb.<LiveLab>named(
                    "client open-ports", "Lists the ports at which others can call the host of a client now.")
            .call(Method.GET, "/clients/{client}/open-ports")
            .takes(ClientVerbs.CLIENT)
            .step("the host of {user} can be called at UDP ports from {int} to {int} alone")
            .givesMany(
                    OpenPortView.class,
                    (lab, said) -> ClientVerbs.client(lab, said).seat().dialler().open().stream()
                            .sorted(Comparator.comparingInt(OpenPort::port))
                            .map(open -> new OpenPortView(open.port(), ClientView.word(open.transport())))
                            .toList());

    private PortVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(OPEN_PORTS);
    }
}
