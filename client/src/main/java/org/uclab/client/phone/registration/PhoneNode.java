package org.uclab.client.phone.registration;

/**
 * Somebody whom a phone can register at.
 *
 * @param host   as the device file names it
 * @param port   for the transport that the phone uses
 * @param router whether it is the SRST router of the site, which comes last and does less
 */
public record PhoneNode(String host, int port, boolean router) {

    @Override
    public String toString() {
        return host;
    }
}
