package org.uclab.client.phone.registration;

import java.util.Optional;

/**
 * Somebody whom a phone can register at.
 *
 * @param host   as the device file names it
 * @param port   for the transport that the phone uses
 * @param router whether it is the SRST router of the site, which comes last and does less
 * @param edge   edge server through which it is reached, at that port; none inside
 */
public record PhoneNode(String host, int port, boolean router, Optional<String> edge) {

    /** One that is reached straight. */
    public PhoneNode(String host, int port, boolean router) {
        this(host, port, router, Optional.empty());
    }

    /** Who is called to reach it. */
    public String called() {
        return edge.orElse(host);
    }

    @Override
    public String toString() {
        return host;
    }
}
