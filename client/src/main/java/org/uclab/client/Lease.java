package org.uclab.client;

import org.uclab.lab.wire.Endpoint;

/**
 * What the network told the client's host.
 *
 * @param address      its own address
 * @param nameServer   the one to ask
 * @param searchDomain what short names are completed with; empty when the network gave none
 */
public record Lease(String address, Endpoint nameServer, String searchDomain) {}
