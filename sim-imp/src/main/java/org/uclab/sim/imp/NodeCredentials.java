package org.uclab.sim.imp;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.sasl.SaslMechanism;

/** The users' secrets as a node knows them: those of the users whom it serves now. */
final class NodeCredentials implements SaslMechanism.Credentials {

    private final ImpDatabase database;
    private final String host;
    private final Supplier<Instant> now;

    NodeCredentials(ImpDatabase database, String host, Supplier<Instant> now) {
        this.database = database;
        this.host = host;
        this.now = now;
    }

    @Override
    public Optional<Jid> user(String id, String password) {
        return database.user(id, password).filter(this::served);
    }

    // ASSUMED(S3): it says that fail-over stays in the subcluster, not what another node tells the user.
    private boolean served(Jid user) {
        return database.serves(host, user);
    }

    @Override
    public Optional<Jid> token(String address, String oneTimePassword) {
        return Jid.parse(address)
                .filter(this::served)
                .filter(user -> database.logins().redeem(user, oneTimePassword, now.get()));
    }
}
