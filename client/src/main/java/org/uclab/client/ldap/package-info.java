/**
 * Contacts from an LDAP directory: EDI, which finds a global catalog by DNS and is the user there, and BDI, which is told
 * everything by the service profile and the configuration file. It deliberately follows no referrals and writes
 * nothing. Start with {@link org.uclab.client.ldap.LdapContacts}, then {@code LdapPlan}.
 */
package org.uclab.client.ldap;
