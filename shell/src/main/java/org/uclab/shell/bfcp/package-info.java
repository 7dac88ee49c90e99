/**
 * Floor control on its port: datagrams around {@code protocol.bfcp}, and how the history tells them. It does not decide who has a
 * floor. Begin with {@link org.uclab.shell.bfcp.BfcpPort}.
 */
package org.uclab.shell.bfcp;
