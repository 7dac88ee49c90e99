package org.uclab.sim.webex;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.sasl.SASLMechanism;

/** WEBEX-TOKEN for Smack: the password is the token. */
final class SmackWebexToken extends SASLMechanism {

    private static final int BELOW_ALL_OTHERS = 998;

    @Override
    protected void authenticateInternal(CallbackHandler nobody) {
        throw new UnsupportedOperationException("the token is at hand");
    }

    @Override
    protected byte[] getAuthenticationText() {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getName() {
        return WebexToken.NAME;
    }

    @Override
    public int getPriority() {
        return BELOW_ALL_OTHERS;
    }

    @Override
    public void checkIfSuccessfulOrThrow() {
        // The server has nothing to prove in this mechanism.
    }

    @Override
    protected SASLMechanism newInstance() {
        return new SmackWebexToken();
    }
}
