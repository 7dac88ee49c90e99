/**
 * The file that says where a running lab is, and finding those that run on this machine. It deliberately starts none. Start
 * with {@link org.uclab.control.ports.PortsFile}.
 */
package org.uclab.control.ports;
