package org.uclab.sim.ucm.uds;

import static org.uclab.sim.ucm.database.DirectoryField.DEPARTMENT;
import static org.uclab.sim.ucm.database.DirectoryField.DIRECTORY_URI;
import static org.uclab.sim.ucm.database.DirectoryField.DISPLAY_NAME;
import static org.uclab.sim.ucm.database.DirectoryField.HOME_NUMBER;
import static org.uclab.sim.ucm.database.DirectoryField.MANAGER;
import static org.uclab.sim.ucm.database.DirectoryField.MIDDLE_NAME;
import static org.uclab.sim.ucm.database.DirectoryField.MOBILE_NUMBER;
import static org.uclab.sim.ucm.database.DirectoryField.MS_URI;
import static org.uclab.sim.ucm.database.DirectoryField.NICK_NAME;
import static org.uclab.sim.ucm.database.DirectoryField.PAGER;
import static org.uclab.sim.ucm.database.DirectoryField.TITLE;

import java.util.List;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UdsPolicy.Choice;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.Appearance;
import org.uclab.sim.ucm.database.SelfCare.Forwarding;

/**
 * {@code user/{id}}: all a user may know of himself. The shape is that of 12.5 without {@code jabberProfile}.
 * ASSUMED(USR): 9.x had the same one without the key, the display name and the self-service id.
 */
final class UserDocument {

    private UserDocument() {}

    static Reply answer(UdsCall call, EndUser user) {
        XmlText text = Reply.begin().open("user", "uri", call.uri(user), "version", call.version());
        directory(text, call, user);
        account(text, call, user);
        calls(text, call, user);
        links(text, call, user);
        return Reply.document(text);
    }

    private static void directory(XmlText text, UdsCall call, EndUser user) {
        boolean later = call.cluster().release().atLeast(10, 0);
        SelfCare care = call.cluster().care(user);
        if (later) {
            text.element("id", call.cluster().key("user", user.id()));
        }
        text.element("userName", user.id())
                .element("firstName", user.firstName())
                .element("lastName", user.lastName())
                .element("middleName", user.directory(MIDDLE_NAME))
                .element("nickName", user.directory(NICK_NAME));
        if (later) {
            text.element("displayName", user.directory(DISPLAY_NAME));
        }
        text.element("emMaxLoginTime", "")
                .element("allowProvisionEMMaxLoginTime", false)
                .element("phoneNumber", user.line())
                .element("homeNumber", user.directory(HOME_NUMBER))
                .element("mobileNumber", user.directory(MOBILE_NUMBER))
                .element("mobileConnect", false)
                .element("remoteDestinationLimit", RemoteDestinations.LIMIT)
                .element(
                        "userLocale",
                        localeName(call, care.personal().locale()),
                        "uri",
                        call.uri("/options/installedLocales"),
                        "value",
                        care.personal().locale(),
                        "appliesToAllDevices",
                        "true")
                .element("email", user.email())
                .element("directoryUri", user.directory(DIRECTORY_URI))
                .element("msUri", user.directory(MS_URI))
                .element("department", user.directory(DEPARTMENT))
                .element("manager", user.directory(MANAGER))
                .element("title", user.directory(TITLE))
                .element("pager", user.directory(PAGER));
        if (later) {
            text.element("selfServiceId", user.line());
        }
    }

    private static void account(XmlText text, UdsCall call, EndUser user) {
        boolean ldap = call.cluster().config().settings().ldapAuth();
        boolean presence = !user.impNode().isEmpty();
        text.element("accountType", ldap ? "ldap" : "local", "useLdapAuth", Boolean.toString(ldap))
                .element(
                        "homeCluster",
                        Boolean.toString(user.homeCluster()),
                        "enableImAndPresence",
                        Boolean.toString(presence),
                        "enableCalendarPresence",
                        Boolean.toString(call.cluster().care(user).personal().calendarPresence()));
        if (presence) {
            text.open("imAndPresence").element("server", user.impNode()).close();
        } else {
            text.empty("imAndPresence");
        }
    }

    private static void calls(XmlText text, UdsCall call, EndUser user) {
        SelfCare care = call.cluster().care(user);
        if (!user.line().isEmpty()) {
            primaryExtension(text, care, user);
        }
        text.open("callForwardAllDestination", "appliesToAllExtensions", "true");
        forwardAll(text, care);
        List<Boolean> disturbed = LineAlerts.devices(user).stream()
                .map(key -> care.device(key).doNotDisturb())
                .distinct()
                .toList();
        // ASSUMED(UDS API): where the devices differ, the first one's is shown.
        text.element(
                "enableDoNotDisturb",
                disturbed.get(0).toString(),
                "appliesToAllDevices",
                Boolean.toString(disturbed.size() == 1));
    }

    private static void primaryExtension(XmlText text, SelfCare care, EndUser user) {
        Appearance line = LineAlerts.first(care, user);
        // ASSUMED(choice): nobody has described the line, no message waits and no voice mail pilot is configured.
        text.open("primaryExtension")
                .element("description", "")
                .element("directoryNumber", user.line())
                .open("callForwardAllDestination");
        forwardAll(text, care);
        text.element("messageWaitingVisualAlert", false);
        LineAlerts.ofAll(text, care, user);
        text.element("voiceMailPilotNumber", "")
                .element("label", line.label())
                .element("logMissedCalls", line.logMissedCalls())
                .close();
    }

    private static void forwardAll(XmlText text, SelfCare care) {
        text.element("sendToVoiceMailPilotNumber", care.forward(Forwarding.ALL).toVoiceMail())
                .element("destination", care.forward(Forwarding.ALL).destination())
                .close();
    }

    /** What people call the locale with that value; the cluster's, the first, when it is empty. */
    private static String localeName(UdsCall call, String value) {
        List<Choice> locales = call.cluster().config().settings().uds().locales();
        return locales.stream()
                .filter(locale -> locale.value().equals(value))
                .findFirst()
                .orElse(locales.get(0))
                .name();
    }

    private static void links(XmlText text, UdsCall call, EndUser user) {
        UcmCluster config = call.cluster().config();
        text.open("serviceProfile");
        for (String server : config.tftpNames()) {
            text.element(
                    "uri",
                    call.tftpUri(
                            server,
                            config.files().assigned(user.serviceProfile()).name() + ".cnf.xml"));
        }
        text.close();
        for (String below : new String[] {"devices", "credentials", "extensions", "subscribedServices", "speedDials"}) {
            text.empty(below, "uri", call.uri(user) + "/" + below);
        }
    }
}
