package org.uclab.sim.ucm.fault;

import java.util.List;
import java.util.regex.Pattern;
import org.uclab.lab.fault.FaultForm;

/**
 * A wrong document of Unified CM, well formed all the same. Occasion attributes: {@code document} with the name of its
 * root element, {@code user} or {@code file} where there is one. The right document is not made; several make one that
 * is wrong in all their ways.
 */
public sealed interface UcmFault extends DocumentFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "uds-home",
                    "uds-home HOST",
                    "ucm",
                    "clusterUser names HOST as the home, whoever is asked for; armed at two clusters, a loop",
                    UcmFault.Home::new),
            new FaultForm(
                    "tftp-device-of",
                    "tftp-device-of DEVICE",
                    "ucm",
                    "every device file is that of DEVICE",
                    UcmFault.DeviceOf::new),
            new FaultForm(
                    "tftp-profile-no-presence",
                    "tftp-profile-no-presence",
                    "ucm",
                    "the service profile has no IM and presence service",
                    a -> new UcmFault.NoPresence()),
            new FaultForm(
                    "tftp-profile-webex",
                    "tftp-profile-webex",
                    "ucm",
                    "the service profile has the Webex product type",
                    a -> new UcmFault.WebexProfile()),
            new FaultForm(
                    "tftp-dial-rules-malformed",
                    "tftp-dial-rules-malformed",
                    "ucm",
                    "dial rules have numbers that are none",
                    a -> new UcmFault.MalformedDialRules()));

    /** The members, for switches without a default. */
    enum Kind {
        HOME,
        DEVICE_OF,
        NO_PRESENCE,
        WEBEX_PROFILE,
        MALFORMED_DIAL_RULES
    }

    Kind kind();

    /** {@code clusterUser} names this host as the home, whoever is asked for; before other clusters are asked, or after. */
    record Home(String host) implements UcmFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");

        public Home {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("uds-home takes the name of a host, not " + host);
            }
        }

        @Override
        public Kind kind() {
            return Kind.HOME;
        }

        @Override
        public String document() {
            return "clusterUser";
        }

        @Override
        public String text() {
            return "uds-home " + host;
        }
    }

    /** Every device file is that of this device; where there is none of that name, every device file is absent. */
    record DeviceOf(String device) implements UcmFault {

        private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

        public DeviceOf {
            if (!DEVICE.matcher(device).matches()) {
                throw new IllegalArgumentException("tftp-device-of takes the name of a device, not " + device);
            }
        }

        @Override
        public Kind kind() {
            return Kind.DEVICE_OF;
        }

        @Override
        public String document() {
            return "device";
        }

        @Override
        public String text() {
            return "tftp-device-of " + device;
        }
    }

    /** The service profile has no IM and presence section at all. */
    record NoPresence() implements UcmFault {
        @Override
        public Kind kind() {
            return Kind.NO_PRESENCE;
        }

        @Override
        public String document() {
            return "serviceProfile";
        }

        @Override
        public String text() {
            return "tftp-profile-no-presence";
        }
    }

    /** The service profile has the product type of Webex. */
    record WebexProfile() implements UcmFault {
        @Override
        public Kind kind() {
            return Kind.WEBEX_PROFILE;
        }

        @Override
        public String document() {
            return "serviceProfile";
        }

        @Override
        public String text() {
            return "tftp-profile-webex";
        }
    }

    /** Every dial rule has numbers that are none; a file without rules gets such a one. */
    record MalformedDialRules() implements UcmFault {
        @Override
        public Kind kind() {
            return Kind.MALFORMED_DIAL_RULES;
        }

        @Override
        public String document() {
            return "DialRules";
        }

        @Override
        public String text() {
            return "tftp-dial-rules-malformed";
        }
    }
}
