package org.uclab.client.config;

import java.util.List;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.tftp.TftpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on its configuration files. */
public final class ConfigDecisions {

    static final Reason IN_FILE = Reason.named("file-unusable", "{file}: {problem...}");
    static final Reason OTHER_DEVICE =
            Reason.named("file-of-another-device", "it is the file of another device ({key...}, not {device})");

    static final Subject TFTP_SERVER = Subject.named("tftp-server", "TFTP server")
            .decides(HttpDecisions.NOT)
            .because(IN_FILE)
            .because(TftpDecisions.PROBLEMS)
            .because(HttpDecisions.PROBLEMS);

    public static final Outcome FILE = Outcome.chosen("file", "{file}");
    static final Outcome IGNORED = Outcome.none("ignored", "ignored");
    static final Reason FROM = Reason.named("from", "from {server}");
    static final Reason NO_FILE = Reason.named("no-such-file", "{server} has no {file} (404), which is no obstacle");

    static final Subject DEVICE_FILE = file("device-file", "device file");

    public static final Reason PRESENCE_SERVER_TELLS =
            Reason.named("presence-server-tells", "the presence server tells it");

    /** The service profile, as a file or as a presence server tells it. */
    public static final Outcome PROFILE = Outcome.chosen("profile", "{tftp...}, {directory...}");

    public static final Subject SERVICE_PROFILE =
            file("service-profile", "service profile").decides(PROFILE).because(PRESENCE_SERVER_TELLS);

    static final Subject JABBER_CONFIG = file("jabber-config", "jabber-config").because(HttpDecisions.NO_SERVER);
    static final Subject GROUP_CONFIGURATION = file("group-configuration", "group configuration");

    static final Outcome NO_RULES = Outcome.none("no-rules", "no rules");
    static final Outcome LEFT_OUT = Outcome.noted("left-out", "left out");
    static final Reason NO_ELEMENT =
            Reason.named("no-rule-element", "the file has no DialRule element: noted, not an error");
    static final Reason NO_NUMBERS =
            Reason.named("no-usable-numbers", "{left} of {written} rules have no usable numbers");

    static final Subject APPLICATION_RULES = rules("application-dial-rules", "application dial rules");
    static final Subject LOOKUP_RULES = rules("directory-lookup-rules", "directory look-up rules");

    static final Reason SUPPORT_FIELD = Reason.named("support-field", "the Cisco Support Field of the device names it");
    static final Reason INSTALLATION = Reason.named("installation", "TFTP_FILE_NAME of the installation names it");
    static final Subject GROUP_FILE =
            Subject.named("group-file", "group file").decides(FILE).because(SUPPORT_FIELD, INSTALLATION);

    private ConfigDecisions() {}

    private static Subject file(String id, String wording) {
        return Subject.named(id, wording)
                .decides(FILE, HttpDecisions.NONE, IGNORED)
                .because(FROM, NO_FILE, IN_FILE);
    }

    private static Subject rules(String id, String wording) {
        return file(id, wording).decides(NO_RULES, LEFT_OUT).because(NO_ELEMENT, NO_NUMBERS);
    }

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(
                TFTP_SERVER,
                DEVICE_FILE,
                SERVICE_PROFILE,
                JABBER_CONFIG,
                GROUP_CONFIGURATION,
                GROUP_FILE,
                APPLICATION_RULES,
                LOOKUP_RULES);
    }
}
