package org.uclab.client.uds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import tools.jackson.dataformat.xml.annotation.JacksonXmlText;

/** The documents of UDS, as far as a sign-in reads them. What is absent is empty, never null. */
final class UdsDocuments {

    private UdsDocuments() {}

    static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    static <T> List<T> orNone(List<T> items) {
        return items == null
                ? List.of()
                : items.stream().filter(java.util.Objects::nonNull).toList();
    }

    /** {@code versionInformation}. */
    record VersionInformation(String version) {
        VersionInformation {
            version = orEmpty(version);
        }
    }

    /** {@code clusterUser}. */
    record ClusterUser(Result result, HomeCluster homeCluster) {

        ClusterUser {
            result = result == null ? new Result("", "") : result;
            homeCluster = homeCluster == null ? new HomeCluster("", "") : homeCluster;
        }

        boolean found() {
            return result.found().equalsIgnoreCase("true");
        }
    }

    /** Whether the user was found and where. */
    record Result(
            @JsonProperty("found") String found,
            @JsonProperty("uri") String uri) {
        Result {
            found = orEmpty(found);
            uri = orEmpty(uri);
        }
    }

    /** The host of the home cluster. */
    record HomeCluster(
            @JacksonXmlProperty(isAttribute = true) String serversUri,
            @JacksonXmlText String host) {
        HomeCluster {
            serversUri = orEmpty(serversUri);
            host = orEmpty(host);
        }
    }

    /** The nodes of a cluster. */
    record ServerNames(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("server")
            List<String> names) {
        ServerNames {
            names = orNone(names).stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    /** {@code devices}. */
    record Devices(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("device")
            List<Device> devices) {
        Devices {
            devices = orNone(devices);
        }
    }
}
