package org.uclab.sim.webex;

import java.util.List;
import java.util.Optional;

/** What a world says of the Webex Messenger cloud. */
final class WebexSection {

    private final Optional<Cloud> cloud;

    WebexSection(Optional<Cloud> cloud) {
        this.cloud = cloud;
    }

    Optional<Cloud> cloud() {
        return cloud;
    }

    /**
     * The cloud.
     *
     * @param organisations its customers, each domain once
     * @param words         the element names of its answers
     */
    record Cloud(String host, List<Organisation> organisations, CasWords words, int line) {

        Cloud {
            organisations = List.copyOf(organisations);
        }

        /** A cloud that is nowhere in a world, with the usual words. */
        static Cloud of(List<Organisation> organisations) {
            return new Cloud("", organisations, CasWords.usual(), 1);
        }
    }

    /**
     * A customer.
     *
     * @param domain services domain, without regard to case
     * @param sso    whether its users sign in by single sign-on
     */
    record Organisation(String domain, boolean sso) {}
}
