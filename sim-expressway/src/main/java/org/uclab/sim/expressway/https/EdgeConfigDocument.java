package org.uclab.sim.expressway.https;

import java.util.List;
import java.util.function.Function;
import org.uclab.lab.wire.Endpoint;
import org.uclab.shell.dns.DnsAnswer;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;

/** The answer to {@code get_edge_config}, its elements in the order of the traces. */
final class EdgeConfigDocument {

    /**
     * What C found out for it.
     *
     * @param phoneTftp answer for {@code _cisco-phone-tftp}
     * @param cuplogin  answer for {@code _cuplogin}
     * @param uds       answer for {@code _cisco-uds}
     * @param udsNode   node of the user's home cluster
     */
    record Found(DnsAnswer phoneTftp, DnsAnswer cuplogin, DnsAnswer uds, UdsOutcome.Known udsNode) {}

    private final StringBuilder xml = new StringBuilder(2048);

    private EdgeConfigDocument() {}

    static String of(ExpresswayConfig config, Found found) {
        EdgeConfigDocument document = new EdgeConfigDocument();
        document.xml.append("<?xml version='1.0' encoding='UTF-8'?>");
        document.in("getEdgeConfigResponse version=\"1.0\"", () -> {
            document.in("serviceConfig", () -> document.services(config, found));
            document.in("edgeConfig", () -> document.edge(config, found));
        });
        return document.xml.toString();
    }

    private void services(ExpresswayConfig config, Found found) {
        service("_cisco-phone-tftp", found.phoneTftp());
        service("_cuplogin", found.cuplogin());
        service("_cisco-uds", found.uds());
        in("service", () -> {
            text("name", "tftpServer");
            config.ucmNodes().stream()
                    .flatMap(node -> node.tftp().stream())
                    .forEach(tftp -> text("address", tftp.address()));
        });
    }

    private void edge(ExpresswayConfig config, Found found) {
        int sipPort = config.settings().sipTlsPort();
        servers("sipEdgeServer", config.edges(), edge -> sipPort);
        in(
                "sipRequest",
                () -> config.cores()
                        .forEach(core -> text(
                                "route",
                                "<sip:" + core.address() + ":" + sipPort + ";transport=tls;zone-id=" + config.zoneId()
                                        + ";directed;lr>")));
        servers("xmppEdgeServer", config.edges(), edge -> port(edge.xmpp()));
        servers("httpEdgeServer", config.edges(), edge -> port(edge.https()));
        xml.append("<turnEdgeServer/>");
        in("userUdsServer", () -> server(found.udsNode().node(), found.udsNode().port()));
    }

    private void service(String name, DnsAnswer answer) {
        in("service", () -> {
            text("name", name);
            if (!answer.found()) {
                // ASSUMED(expressway.md §2.3): a name without such records reads as a name that is not there.
                text("error", "NameError");
            }
            answer.servers()
                    .forEach(srv -> in("server", () -> {
                        text("priority", srv.priority());
                        text("weight", srv.weight());
                        text("port", srv.port());
                        text("address", srv.target());
                    }));
        });
    }

    private void servers(
            String name, List<ExpresswayConfig.Edge> edges, Function<ExpresswayConfig.Edge, Integer> port) {
        in(name, () -> edges.forEach(edge -> server(edge.host(), port.apply(edge))));
    }

    private void server(String address, int port) {
        in("server", () -> {
            text("address", address);
            text("tlsPort", port);
        });
    }

    private void in(String tag, Runnable content) {
        xml.append('<').append(tag).append('>');
        content.run();
        xml.append("</").append(tag.split(" ")[0]).append('>');
    }

    private void text(String name, Object value) {
        String escaped =
                String.valueOf(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        in(name, () -> xml.append(escaped));
    }

    private static int port(Endpoint endpoint) {
        return endpoint.port();
    }
}
