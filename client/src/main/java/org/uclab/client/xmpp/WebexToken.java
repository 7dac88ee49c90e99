package org.uclab.client.xmpp;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.sasl.SASLMechanism;

/** The mechanism of the Webex cloud (reference imp-cms §4): one message from the client, the token of its log-in. */
final class WebexToken extends SASLMechanism {

    static final String NAME = "WEBEX-TOKEN";

    /** Behind everything that takes the user's own password: only who has a token enables it. */
    private static final int PRIORITY = 998;

    @Override
    protected void authenticateInternal(CallbackHandler handler) {
        throw new UnsupportedOperationException("the token is at hand, nobody is asked for it");
    }

    @Override
    protected byte[] getAuthenticationText() {
        return password.getBytes(StandardCharsets.UTF_8);
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
        return new WebexToken();
    }
}
