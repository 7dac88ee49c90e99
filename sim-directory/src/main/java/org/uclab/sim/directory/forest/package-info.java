/**
 * What directories hold: the entries of each, the accounts that may bind, and which directories know each other. It
 * deliberately knows no message of LDAP. Start with {@link org.uclab.sim.directory.forest.Forest}.
 */
package org.uclab.sim.directory.forest;
