package org.uclab.sim.imp.federation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslVerifier;

/**
 * SASL EXTERNAL between servers, XEP-0178 §3: the certificate that TLS has shown says which domain it is.
 *
 * @param certified the domain that the certificate proves of the one claimed, where it does; nothing claimed is the one that
 *                  the stream was opened for
 */
record ExternalMechanism(Function<String, Optional<Jid>> certified) implements SaslVerifier {

    static final String NAME = "EXTERNAL";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String claimed(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    @Override
    public Verdict check(byte[] message) {
        return Verdict.of(certified.apply(claimed(message)));
    }
}
