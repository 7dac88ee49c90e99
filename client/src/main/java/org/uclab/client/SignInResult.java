package org.uclab.client;

import java.util.Optional;
import org.uclab.client.config.ConfigStore;
import org.uclab.client.config.Configuration;
import org.uclab.client.uds.Device;
import org.uclab.lab.history.Phrase;

/** How a sign-in ended, as the user is told. */
public sealed interface SignInResult {

    /** The members, for switches without a default. */
    enum Kind {
        SIGNED_IN,
        WRONG_CREDENTIALS,
        MANUAL_SETTINGS_NEEDED,
        CREDENTIALS_NEEDED,
        USER_NOT_FOUND,
        UNSUPPORTED,
        FAILED
    }

    Kind kind();

    /** How it ended, as the reason of the decision. */
    Phrase because();

    /** One line for people. */
    default String text() {
        return because().text();
    }

    /**
     * The servers that served.
     *
     * @param edge     empty when inside
     * @param uds      the node that took the credentials; empty without UCM
     * @param tftp     the server of the configuration files; empty without UCM
     * @param presence {@code host:port}; empty in phone mode
     * @param phone    the node that the phone is registered at; empty where it is not, or not yet
     */
    record Via(String edge, String uds, String tftp, String presence, String phone) {

        /** Without a phone that is registered. */
        public Via(String edge, String uds, String tftp, String presence) {
            this(edge, uds, tftp, presence, "");
        }
    }

    /**
     * Signed in.
     *
     * @param address full address of the presence session; empty in phone mode
     * @param device  the one with phone services; empty without
     * @param store   what the client keeps of UCM; empty without
     */
    record SignedIn(
            String user,
            String servicesDomain,
            Location location,
            ProductMode mode,
            Via via,
            String address,
            Optional<Device> device,
            Optional<ConfigStore> store,
            Configuration configuration)
            implements SignInResult {

        /** The same with presence from another connection. */
        SignedIn withPresence(String server, String fullAddress) {
            Via other = new Via(via.edge(), via.uds(), via.tftp(), server, via.phone());
            return new SignedIn(user, servicesDomain, location, mode, other, fullAddress, device, store, configuration);
        }

        /** The same with the phone registered there. */
        SignedIn withPhone(String host) {
            Via other = new Via(via.edge(), via.uds(), via.tftp(), via.presence(), host);
            return new SignedIn(user, servicesDomain, location, mode, other, address, device, store, configuration);
        }

        @Override
        public Kind kind() {
            return Kind.SIGNED_IN;
        }

        @Override
        public Phrase because() {
            return SignInReasons.SIGNED_IN.of(
                    switch (location) {
                        case INSIDE -> "inside";
                        case OUTSIDE -> "outside through " + via.edge();
                        case CLOUD -> "to the cloud";
                    },
                    mode
                            + (via.uds().isEmpty() ? "" : ", UDS " + via.uds() + ", TFTP " + via.tftp())
                            + (via.presence().isEmpty() ? "" : ", presence " + via.presence())
                            + (via.phone().isEmpty() ? "" : ", phone " + via.phone()));
        }
    }

    /** A server refused the name and password; nothing was tried again. */
    record WrongCredentials(String step, String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.WRONG_CREDENTIALS;
        }

        @Override
        public Phrase because() {
            return SignInReasons.WRONG_CREDENTIALS.of(step, reason);
        }
    }

    /** The services were not found: the user has to name the servers. */
    record ManualSettingsNeeded(String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.MANUAL_SETTINGS_NEEDED;
        }

        @Override
        public Phrase because() {
            return SignInReasons.MANUAL_SETTINGS.of(reason);
        }
    }

    /** Another service authenticates and wants credentials of its own. */
    record CredentialsNeeded(String service, String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.CREDENTIALS_NEEDED;
        }

        @Override
        public Phrase because() {
            return SignInReasons.CREDENTIALS_NEEDED.of(service, reason);
        }
    }

    /** No cluster knows the user. */
    record UserNotFound(String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.USER_NOT_FOUND;
        }

        @Override
        public Phrase because() {
            return SignInReasons.USER_NOT_FOUND.of(reason);
        }
    }

    /** The servers are of a release that cannot serve this client where it is. */
    record Unsupported(String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.UNSUPPORTED;
        }

        @Override
        public Phrase because() {
            return SignInReasons.UNSUPPORTED.of(reason);
        }
    }

    /** A step could not be done. */
    record Failed(String step, String reason) implements SignInResult {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }

        @Override
        public Phrase because() {
            return SignInReasons.FAILED.of(step, reason);
        }
    }
}
