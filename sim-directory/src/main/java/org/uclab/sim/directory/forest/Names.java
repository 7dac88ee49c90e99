package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;

/** Distinguished names. */
public final class Names {

    private Names() {}

    /**
     * One that we wrote ourselves.
     *
     * @throws IllegalArgumentException when it is none
     */
    static DN dn(String ours) {
        return parse(ours).orElseThrow(() -> new IllegalArgumentException("'" + ours + "' is no distinguished name"));
    }

    /** One that somebody sent. */
    public static Optional<DN> parse(String sent) {
        try {
            return Optional.of(new DN(sent));
        } catch (LDAPException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a name is that root or lies below it. */
    static boolean within(DN name, DN root) {
        return name.isDescendantOf(root, true);
    }
}
