/**
 * Floor control on its port: datagrams around {@code protocol.bfcp}, whose call each belongs to, and how the history tells them. It
 * does not decide who has a floor. Begin with {@link org.uclab.shell.bfcp.FloorDesk}.
 */
package org.uclab.shell.bfcp;
