/**
 * The model of a lab, read from a YAML world: the only place where a host name, a port number or a timer value is
 * written. It deliberately starts nothing. Start with {@link org.uclab.lab.model.LabModel}; what is wrong with a
 * world, {@link org.uclab.lab.model.LabLint} says with file, line and remedy.
 */
package org.uclab.lab.model;
