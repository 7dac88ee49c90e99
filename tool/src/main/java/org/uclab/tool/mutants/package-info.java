/**
 * Breaks one place of the house on purpose and looks whether a scenario that carries the id of what was broken goes red. It
 * is a command, {@code tool/mutants/run}, and no part of the build. Start with {@link org.uclab.tool.mutants.Mutants}.
 */
package org.uclab.tool.mutants;
