/**
 * Contact sources: where a name typed or a number that calls becomes a person. Which one serves is decided in
 * {@link org.uclab.client.contacts.ContactSourceChoice}; over UDS it is played here, over LDAP elsewhere. It
 * deliberately keeps no contact list, which is the presence server's. Start with
 * {@link org.uclab.client.contacts.ContactSource}.
 */
package org.uclab.client.contacts;
