package org.uclab.sim.ucm.cluster;

/**
 * A group of people that came with the directory.
 *
 * @param distinguishedName where the directory has it
 */
public record UserGroup(String name, String distinguishedName) {}
