package org.uclab.sim.imp.cluster;

import java.time.Duration;

/**
 * Managed file transfer of a cluster (C-MFT).
 *
 * @param octetsMax most octets of a file
 * @param kept      lab time for which a file can be fetched
 */
public record FileTerms(int octetsMax, Duration kept) {}
