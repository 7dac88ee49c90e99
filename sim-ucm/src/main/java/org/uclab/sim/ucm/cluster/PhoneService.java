package org.uclab.sim.ucm.cluster;

import java.util.List;

/**
 * A service for phones that an administrator set up, and that users subscribe to.
 *
 * @param id          lower-case GUID
 * @param url         where it is, without a query; empty for nowhere in the open
 * @param secureUrl   the same over TLS; empty for nowhere
 * @param description free text
 * @param enabled     whether phones show it
 */
public record PhoneService(
        String id,
        String name,
        String description,
        String url,
        String secureUrl,
        boolean enabled,
        List<Parameter> parameters) {

    /**
     * What a subscription must or may tell the service.
     *
     * @param id           lower-case GUID
     * @param name         in the query of the URL
     * @param displayName  as people see it
     * @param defaultValue empty for none
     * @param required     whether a subscription must have it
     * @param credential   whether its value is a secret
     */
    public record Parameter(
            String id,
            String name,
            String displayName,
            String description,
            String defaultValue,
            boolean required,
            boolean credential) {}

    public PhoneService {
        parameters = List.copyOf(parameters);
    }

    /** A service that is told nothing. */
    public PhoneService(String id, String name, String url) {
        this(id, name, "", url, "", true, List.of());
    }
}
