package org.uclab.client.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/**
 * The document {@code getEdgeConfigResponse}. What is absent is empty, never null.
 */
record EdgeConfig(ServiceConfig serviceConfig, Edges edgeConfig) {

    static final String CISCO_UDS = "_cisco-uds";

    EdgeConfig {
        serviceConfig = serviceConfig == null ? new ServiceConfig(List.of()) : serviceConfig;
        edgeConfig = edgeConfig == null ? new Edges(null, null, null, null, null) : edgeConfig;
    }

    /** What was found inside. */
    record ServiceConfig(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("service")
            List<Service> services) {
        ServiceConfig {
            services = orNone(services);
        }
    }

    /** Servers, or the error of the look-up inside. */
    record Service(
            String name,
            String error,

            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("server")
            List<SrvServer> servers) {
        Service {
            name = orEmpty(name);
            error = orEmpty(error);
            servers = orNone(servers);
        }
    }

    /** An SRV record of the inside. */
    record SrvServer(int priority, int weight, int port, String address) {
        SrvServer {
            address = orEmpty(address);
        }
    }

    /** {@code edgeConfig}: where E itself offers what. */
    record Edges(
            EdgeServers sipEdgeServer,
            SipRequest sipRequest,
            EdgeServers xmppEdgeServer,
            EdgeServers httpEdgeServer,
            EdgeServers userUdsServer) {
        Edges {
            sipEdgeServer = orNoServers(sipEdgeServer);
            sipRequest = sipRequest == null ? new SipRequest(List.of()) : sipRequest;
            xmppEdgeServer = orNoServers(xmppEdgeServer);
            httpEdgeServer = orNoServers(httpEdgeServer);
            userUdsServer = orNoServers(userUdsServer);
        }
    }

    /** What a SIP request is to say on its way: a route for each C. */
    record SipRequest(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("route")
            List<String> routes) {
        SipRequest {
            routes = orNone(routes);
        }
    }

    /** Servers with address and port. */
    record EdgeServers(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("server")
            List<EdgeServer> servers) {
        EdgeServers {
            servers = orNone(servers);
        }
    }

    /** One of them. */
    record EdgeServer(String address, int tlsPort) {
        EdgeServer {
            address = orEmpty(address);
        }
    }

    /** The service of that name. */
    Optional<Service> service(String name) {
        return serviceConfig.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst();
    }

    private static EdgeServers orNoServers(EdgeServers servers) {
        return servers == null ? new EdgeServers(List.of()) : servers;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    private static <T> List<T> orNone(List<T> items) {
        return items == null
                ? List.of()
                : items.stream().filter(Objects::nonNull).toList();
    }
}
