/**
 * LDAP on the wire: connections, datagrams, binds, searches, and their faults. It deliberately makes no entry; what is
 * in a directory it is given. Start with {@link org.uclab.sim.directory.ldap.DirectoryProgram}, then
 * {@code LdapSession} and {@code Searching}.
 */
package org.uclab.sim.directory.ldap;
