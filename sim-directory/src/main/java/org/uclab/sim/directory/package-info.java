/**
 * Plays LDAP directories as contact sources: the domains of an Active Directory forest with their global catalogs, AD
 * LDS, and OpenLDAP, over TCP, TLS and datagrams. It deliberately writes nothing, replicates nothing and knows no SASL;
 * the tree and its matching are UnboundID's in-memory directory. Start with
 * {@link org.uclab.sim.directory.DirectorySystem}, then {@link org.uclab.sim.directory.forest.Forest}.
 */
package org.uclab.sim.directory;
