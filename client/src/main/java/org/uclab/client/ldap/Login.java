package org.uclab.client.ldap;

import org.uclab.lab.history.Phrase;

/**
 * As whom the client opens the directory. Its text does not show the password.
 *
 * @param origin who said so
 */
record Login(String name, String password, Phrase origin) {

    static Login anonymous(Phrase origin) {
        return new Login("", "", origin);
    }

    boolean nobody() {
        return name.isEmpty();
    }

    @Override
    public String toString() {
        return nobody() ? "anonymous" : "as " + name;
    }
}
