package org.uclab.lab.model;

import java.util.List;

/**
 * A network of the world.
 *
 * @param name         {@code inside}, {@code outside}
 * @param network      third number of its addresses, 1 to 250
 * @param nameServer   host that its DHCP gives as name server
 * @param searchDomain domain that its DHCP gives for short names; empty when none
 * @param reaches      zones whose hosts its hosts can reach; everything else is dropped silently
 */
public record Zone(String name, int network, String nameServer, String searchDomain, List<String> reaches, int line) {}
