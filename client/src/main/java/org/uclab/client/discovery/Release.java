package org.uclab.client.discovery;

/** The release that the client plays. Where the documents differ, it decides ({@link DiscoveryTable}). */
public enum Release {
    /** 9.6: the older guide, with the pinpoint subdomain. */
    R96("http"),
    /** 11: the older guide. */
    R11("http"),
    /** 12: the newest guide. */
    R12("https");

    private final String casScheme;

    Release(String casScheme) {
        this.casScheme = casScheme;
    }

    /** {@code http} or {@code https}. */
    public String casScheme() {
        return casScheme;
    }
}
