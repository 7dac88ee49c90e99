package org.uclab.lab.history;

import java.time.Instant;

/**
 * Where and when an event happened.
 *
 * @param seq  its place in the one order, from 1
 * @param lab  lab time
 * @param wall wall time
 * @param node name of the node (or client) that recorded it
 * @param port short protocol noun of the port ({@code dns}, {@code uds}, …), empty when no port is concerned
 */
public record Stamp(long seq, Instant lab, Instant wall, String node, String port) {}
