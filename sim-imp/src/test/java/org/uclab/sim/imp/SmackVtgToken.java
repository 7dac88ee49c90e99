package org.uclab.sim.imp;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.sasl.SASLMechanism;

/** CISCO-VTG-TOKEN for Smack: the password is the token. */
final class SmackVtgToken extends SASLMechanism {

    private static final int BELOW_ALL_OTHERS = 999;

    @Override
    protected void authenticateInternal(CallbackHandler nobody) {
        throw new UnsupportedOperationException("the token is at hand");
    }

    @Override
    protected byte[] getAuthenticationText() {
        return ("userid=" + authenticationId + "@" + serviceName + "\0token=" + password)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getName() {
        return "CISCO-VTG-TOKEN";
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
        return new SmackVtgToken();
    }
}
