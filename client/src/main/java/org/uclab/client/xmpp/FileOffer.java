package org.uclab.client.xmpp;

/**
 * A file that somebody offers.
 *
 * @param from   full address of the client that offers it
 * @param id     of the stream that it would come on
 * @param octets how many it has
 */
public record FileOffer(String from, String id, String name, long octets) {

    /** Bare address of who offers it. */
    String user() {
        return from.substring(0, from.indexOf('/'));
    }
}
