package org.uclab.sim.imp.sasl;

import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.PlainVerifier;
import org.uclab.protocol.xmpp.SaslVerifier;

/** The SASL mechanisms played. */
public enum SaslMechanism {
    PLAIN("PLAIN") {
        @Override
        public SaslVerifier verifier(Credentials credentials) {
            return new PlainVerifier(credentials::user);
        }
    },
    VTG_TOKEN(VtgTokenMechanism.NAME) {
        @Override
        public SaslVerifier verifier(Credentials credentials) {
            return new VtgTokenMechanism(credentials);
        }
    };

    private final String wire;

    SaslMechanism(String wire) {
        this.wire = wire;
    }

    /** Checks what clients show against those credentials. */
    public abstract SaslVerifier verifier(Credentials credentials);

    /** What is known of the users' secrets. */
    public interface Credentials {

        /** The address of the user with that id or address and that password. */
        Optional<Jid> user(String id, String password);

        /** The user with that address when the one-time password is one of his, which is used up then. */
        Optional<Jid> token(String address, String oneTimePassword);
    }

    /**
     * The mechanism of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SaslMechanism named(String name) {
        for (SaslMechanism mechanism : values()) {
            if (mechanism.wire.equals(name)) {
                return mechanism;
            }
        }
        throw new IllegalArgumentException(
                "no SASL mechanism " + name + "; there are PLAIN and " + VtgTokenMechanism.NAME);
    }
}
