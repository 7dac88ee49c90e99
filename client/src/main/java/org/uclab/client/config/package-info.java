/**
 * The configuration files of the TFTP service over HTTP: device file, service profile, jabber-config.xml and dial
 * rules, and what the client concludes from them. It deliberately does not register the device. Start with
 * {@link org.uclab.client.config.ConfigFiles}.
 */
package org.uclab.client.config;
