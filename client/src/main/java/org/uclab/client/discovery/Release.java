package org.uclab.client.discovery;

import java.util.List;

/** The release that the client plays. Where the documents differ, it decides. */
public enum Release {
    /** 9.6: the older guide, with the pinpoint subdomain. */
    R96("http", List.of(SrvService.CISCO_UDS, SrvService.CUPLOGIN, SrvService.COLLAB_EDGE), true),
    /** 11: the older guide. */
    R11("http", List.of(SrvService.CISCO_UDS, SrvService.CUPLOGIN, SrvService.COLLAB_EDGE), false),
    /** 12: the newest guide. */
    R12("https", List.of(SrvService.CISCO_UDS, SrvService.COLLAB_EDGE), false);

    private final String casScheme;
    private final List<SrvService> services;
    private final boolean pinpoint;

    Release(String casScheme, List<SrvService> services, boolean pinpoint) {
        this.casScheme = casScheme;
        this.services = services;
        this.pinpoint = pinpoint;
    }

    /** {@code http} or {@code https}. */
    public String casScheme() {
        return casScheme;
    }

    /** The services asked for, the one that wins first. */
    public List<SrvService> services() {
        return services;
    }

    /** The services asked for once more in the pinpoint subdomain when none of them was found (S4, Windows 9.6). */
    public List<SrvService> pinpointServices() {
        return pinpoint ? List.of(SrvService.CISCO_UDS, SrvService.CUPLOGIN) : List.of();
    }
}
