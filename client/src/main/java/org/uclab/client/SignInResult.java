package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.Configuration;
import org.uclab.client.uds.Device;

/** How a sign-in ended, as the user is told. */
public sealed interface SignInResult {

    /** The members, for switches without a default. */
    enum Kind {
        SIGNED_IN,
        WRONG_CREDENTIALS,
        MANUAL_SETTINGS_NEEDED,
        CREDENTIALS_NEEDED,
        FAILED
    }

    Kind kind();

    /** One line for people. */
    String text();

    /**
     * The servers that served.
     *
     * @param edge     empty when inside
     * @param uds      the node that took the credentials; empty without UCM
     * @param tftp     the server of the configuration files; empty without UCM
     * @param presence {@code host:port}; empty in phone mode
     */
    record Via(String edge, String uds, String tftp, String presence) {}

    /**
     * Signed in.
     *
     * @param address    full address of the presence session; empty in phone mode
     * @param ucmVersion as UCM tells it
     * @param udsServers nodes of the home cluster in its order
     */
    record SignedIn(
            String user,
            String servicesDomain,
            Location location,
            ProductMode mode,
            Via via,
            String address,
            String ucmVersion,
            List<String> udsServers,
            Optional<Device> device,
            Configuration configuration)
            implements SignInResult {

        public SignedIn {
            udsServers = List.copyOf(udsServers);
        }

        @Override
        public Kind kind() {
            return Kind.SIGNED_IN;
        }

        @Override
        public String text() {
            return "signed in " + (location == Location.INSIDE ? "inside" : "outside through " + via.edge()) + ", "
                    + mode + (via.uds().isEmpty() ? "" : ", UDS " + via.uds() + ", TFTP " + via.tftp())
                    + (via.presence().isEmpty() ? "" : ", presence " + via.presence());
        }
    }

    /** A server refused the name and password; nothing was tried again. */
    record WrongCredentials(String step, String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.WRONG_CREDENTIALS;
        }

        @Override
        public String text() {
            return "your username or password is not correct (" + step + ": " + reason + ")";
        }
    }

    /** The services were not found: the user has to name the servers. */
    record ManualSettingsNeeded(String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.MANUAL_SETTINGS_NEEDED;
        }

        @Override
        public String text() {
            return "cannot find your services automatically (" + reason + ")";
        }
    }

    /** Another service authenticates and wants credentials of its own. */
    record CredentialsNeeded(String service, String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.CREDENTIALS_NEEDED;
        }

        @Override
        public String text() {
            return service + " asks for credentials (" + reason + ")";
        }
    }

    /** A step could not be done. */
    record Failed(String step, String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }

        @Override
        public String text() {
            return "cannot communicate with the server (" + step + ": " + reason + ")";
        }
    }
}
