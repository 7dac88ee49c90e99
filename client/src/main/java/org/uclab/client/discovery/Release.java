package org.uclab.client.discovery;

import java.util.List;

/** The release that the client plays. Where the documents differ, it decides. */
public enum Release {
    /** 9.6: the older guide, with the pinpoint subdomain. */
    R96("http", List.of(SrvService.CISCO_UDS, SrvService.CUPLOGIN, SrvService.COLLAB_EDGE)),
    /** 11: the older guide. */
    R11("http", List.of(SrvService.CISCO_UDS, SrvService.CUPLOGIN, SrvService.COLLAB_EDGE)),
    /** 12: the newest guide. */
    R12("https", List.of(SrvService.CISCO_UDS, SrvService.COLLAB_EDGE));

    private final String casScheme;
    private final List<SrvService> services;

    Release(String casScheme, List<SrvService> services) {
        this.casScheme = casScheme;
        this.services = services;
    }

    /** {@code http} or {@code https}. */
    public String casScheme() {
        return casScheme;
    }

    /** The services asked for, the one that wins first. */
    public List<SrvService> services() {
        return services;
    }
}
