/**
 * How users prove who they are to a presence node: by password, or by the one-time password of a log-in by SOAP. It
 * deliberately keeps no secret; whoever does answers {@code Credentials}. Start with
 * {@link org.uclab.sim.imp.sasl.SaslMechanism}.
 */
package org.uclab.sim.imp.sasl;
