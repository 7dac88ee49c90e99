package org.uclab.client.uds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/**
 * A device of the user.
 *
 * @param uri       where its details are
 * @param id        its key in UCM's database; the device file carries it, too
 * @param model     as UCM prints it
 * @param provision where its configuration file is, one URL for each TFTP server; null in lists of release 10 and
 *                  later
 */
public record Device(String uri, String id, String name, String model, String product, Provision provision) {

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
        id = UdsDocuments.orEmpty(id);
        name = UdsDocuments.orEmpty(name);
        model = UdsDocuments.orEmpty(model);
        product = UdsDocuments.orEmpty(product);
        provision = provision == null ? new Provision(List.of()) : provision;
    }

    /** The same with the list of TFTP servers that its details name. */
    Device with(Provision detailed) {
        return new Device(uri, id, name, model, product, detailed);
    }
}
