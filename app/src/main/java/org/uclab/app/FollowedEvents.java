package org.uclab.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.control.call.ControlClient;
import org.uclab.control.json.EventJson;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.HostView;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.verb.Refused;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.GrowingLadder;

/** Events as they come, as a ladder that grows: hosts and clients as columns, in colours where there is a terminal. */
final class FollowedEvents {

    private static final String PLAIN = "\u001b[0m";

    private final ControlClient lab;
    private final PrintWriter out;
    private final boolean colours;
    private final GrowingLadder ladder = new GrowingLadder();
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    /** @param lab whose hosts and clients are asked for by name */
    FollowedEvents(ControlClient lab, PrintWriter out, boolean colours) {
        this.lab = lab;
        this.out = out;
        this.colours = colours;
        for (HostView host : lab.perform(LabVerbs.HOSTS)) {
            hosts.add(host.name());
            names.put(host.address(), host.name());
        }
    }

    void print(String json) {
        EventJson.read(json).ifPresent(this::print);
    }

    private void print(Event event) {
        Optional<String> stranger = event.way().map(Hop::peerAddress).filter(address -> !names.containsKey(address));
        if (stranger.isPresent()) {
            learn(stranger.get());
        }
        List<String> order = new ArrayList<>(names.values());
        order.removeAll(hosts);
        order.addAll(hosts);
        String lines = ladder.draw(event, new Columns(order, names));
        int last = lines.lastIndexOf('\n', lines.length() - 2) + 1;
        String line = lines.substring(last, lines.length() - 1);
        out.print(lines.substring(0, last));
        out.println(colours ? colour(event.kind()) + line + PLAIN : line);
    }

    /** A client is asked for by its address once; whoever is no client goes by the address. */
    private void learn(String address) {
        try {
            for (ClientView client : lab.perform(ClientVerbs.LIST)) {
                names.put(client.address(), client.id());
            }
        } catch (Refused ending) {
            // The lab ends, and the stream with it tells so.
        }
        names.putIfAbsent(address, address);
    }

    private static String colour(Event.Kind kind) {
        return switch (kind) {
            case CLIENT_DECIDED -> "\u001b[36m";
            case FAULT_ARMED, FAULT_FIRED, FAULT_HEALED, HANDLER_FAILED -> "\u001b[31m";
            case NODE_STARTED, NODE_STOPPED -> "\u001b[33m";
            case CONNECTION_OPENED, CONNECTION_CLOSED -> "\u001b[2m";
            case MESSAGE_RECEIVED, MESSAGE_SENT, MEDIA_FLOW -> "";
        };
    }
}
