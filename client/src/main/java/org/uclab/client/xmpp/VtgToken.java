package org.uclab.client.xmpp;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.sasl.SASLMechanism;

/**
 * The mechanism of the presence product for one-time passwords (reference imp-cms §1.3): one message from the client,
 * {@code userid=user@domain NUL token=…}.
 */
final class VtgToken extends SASLMechanism {

    static final String NAME = "CISCO-VTG-TOKEN";

    /** Behind everything that takes the user's own password: only who has a token enables it. */
    private static final int PRIORITY = 999;

    @Override
    protected void authenticateInternal(CallbackHandler handler) {
        throw new UnsupportedOperationException("the token is at hand, nobody is asked for it");
    }

    @Override
    protected byte[] getAuthenticationText() {
        return ("userid=" + authenticationId + "@" + serviceName + "\0token=" + password)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public void checkIfSuccessfulOrThrow() {
        // The server proves nothing in this mechanism.
    }

    @Override
    protected SASLMechanism newInstance() {
        return new VtgToken();
    }
}
