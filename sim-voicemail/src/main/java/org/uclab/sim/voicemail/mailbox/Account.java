package org.uclab.sim.voicemail.mailbox;

/**
 * Whose a mailbox is.
 *
 * @param alias     sign-in name, as spelt
 * @param extension directory number; may be empty
 */
public record Account(String alias, String password, String displayName, String smtpAddress, String extension) {

    /** Its text does not show the password. */
    @Override
    public String toString() {
        return "account of " + alias;
    }
}
