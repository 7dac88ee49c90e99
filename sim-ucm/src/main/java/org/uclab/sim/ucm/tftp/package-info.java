/**
 * Plays the TFTP service: device files, the service profile, {@code jabber-config.xml}, dial rules, what every phone reads,
 * signed copies and trust lists, all made from the configuration, over HTTP on port 6970, HTTPS on 6972 and TFTP itself on
 * UDP 69. It deliberately serves no file of any disk, no firmware and no locale, takes no file and asks for no credentials.
 * Start with {@link org.uclab.sim.ucm.tftp.Tftp}.
 */
package org.uclab.sim.ucm.tftp;
