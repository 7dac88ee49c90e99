package org.uclab.sim.ucm;

import org.uclab.lab.wire.Endpoint;

/**
 * Another cluster of the network, as an administrator enters it or ILS tells it.
 *
 * @param id   its name
 * @param host full host name of its publisher, which its certificate has
 * @param uds  where the publisher serves UDS
 */
public record RemoteCluster(String id, String host, Endpoint uds) {}
