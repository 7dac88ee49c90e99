package org.uclab.protocol.bfcp;

/**
 * What one side tells the other in its description to name itself with when it asks (RFC 8856 §5).
 *
 * @param conference {@code confid}, 32 bits
 * @param user       {@code userid}, 16 bits
 * @param floor      {@code floorid}, 16 bits
 */
public record FloorTerms(long conference, int user, int floor) {}
