package org.uclab.sim.webex;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.SaslVerifier;

/** SASL WEBEX-TOKEN: the message is the token of the log-in, and nothing else (G-MTX). */
record WebexToken(Function<String, Optional<Jid>> users) implements SaslVerifier {

    static final String NAME = "WEBEX-TOKEN";

    /** Longest token, in bytes. */
    private static final int TOKEN_MAX_BYTES = 4096;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String claimed(byte[] message) {
        return "";
    }

    @Override
    public Verdict check(byte[] message) {
        return message.length == 0 || message.length > TOKEN_MAX_BYTES
                ? Verdict.refused(SaslCondition.MALFORMED_REQUEST)
                : Verdict.of(users.apply(new String(message, StandardCharsets.UTF_8)));
    }
}
