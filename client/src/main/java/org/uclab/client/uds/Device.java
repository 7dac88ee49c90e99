package org.uclab.client.uds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/**
 * A device of the user.
 *
 * @param uri       where its details are
 * @param model     as UCM prints it
 * @param provision where its configuration file is, one URL for each TFTP server; null in lists of release 10 and
 *                  later
 */
public record Device(String uri, String name, String model, String product, Provision provision) {

    /** The URLs of the configuration file. */
    public record Provision(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("uri")
            List<String> uris) {
        public Provision {
            uris = UdsDocuments.orNone(uris);
        }
    }

    public Device {
        uri = UdsDocuments.orEmpty(uri);
        name = UdsDocuments.orEmpty(name);
        model = UdsDocuments.orEmpty(model);
        product = UdsDocuments.orEmpty(product);
        provision = provision == null ? new Provision(List.of()) : provision;
    }
}
