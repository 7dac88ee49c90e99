package org.uclab.sim.webex;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the cloud knows.
 *
 * @param organisations its customers, each domain once
 * @param words         the element names of its answers
 */
public record WebexConfig(List<Organisation> organisations, CasWords words) {

    /**
     * A customer.
     *
     * @param domain services domain, without regard to case
     * @param sso    whether its users sign in by single sign-on
     */
    public record Organisation(String domain, boolean sso) {}

    public WebexConfig {
        organisations = List.copyOf(organisations);
        Set<String> seen = new HashSet<>();
        for (Organisation organisation : organisations) {
            if (!seen.add(organisation.domain().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("organisation " + organisation.domain() + " is given twice");
            }
        }
    }

    /** With the usual words. */
    public WebexConfig(List<Organisation> organisations) {
        this(organisations, CasWords.usual());
    }
}
