package org.uclab.lab.model;

import java.util.List;

/** The Webex Messenger cloud. */
public record Webex(String host, List<Organisation> organisations, int line) {

    /** A customer. */
    public record Organisation(String domain, boolean sso) {}
}
