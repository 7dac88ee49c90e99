/**
 * Zones, their records and look-ups in them. Everything here is immutable, and deliberately nothing is sent. Start with
 * {@link org.uclab.sim.dns.zone.DnsZone}, then {@link org.uclab.sim.dns.zone.Lookup}.
 */
package org.uclab.sim.dns.zone;
