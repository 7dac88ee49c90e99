package org.uclab.sim.ucm.uds;

/**
 * What the service knows of the node it runs on.
 *
 * @param advertisedAs name the cluster uses for the node
 * @param udsPort      port of UDS on every node of the cluster
 * @param tftpPort     port of TFTP over HTTP on every node of the cluster
 */
public record UdsNode(String advertisedAs, int udsPort, int tftpPort) {}
