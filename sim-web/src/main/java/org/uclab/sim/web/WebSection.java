package org.uclab.sim.web;

import java.util.List;

/** What a world says of plain web servers. */
final class WebSection {

    private final List<WebServer> servers;

    WebSection(List<WebServer> servers) {
        this.servers = List.copyOf(servers);
    }

    List<WebServer> servers() {
        return servers;
    }
}
