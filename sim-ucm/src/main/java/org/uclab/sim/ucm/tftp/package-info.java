/**
 * Plays the TFTP service over HTTP on port 6970: device files, the service profile, {@code jabber-config.xml} and dial
 * rules, all made from the configuration. It deliberately serves no file of any disk, signs nothing and asks for no
 * credentials. Start with {@link org.uclab.sim.ucm.tftp.Tftp}.
 */
package org.uclab.sim.ucm.tftp;
