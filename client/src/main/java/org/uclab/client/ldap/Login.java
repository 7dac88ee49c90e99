package org.uclab.client.ldap;

/**
 * As whom the client opens the directory. Its text does not show the password.
 *
 * @param origin who said so, in words a trainer understands
 */
record Login(String name, String password, String origin) {

    static Login anonymous(String origin) {
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
