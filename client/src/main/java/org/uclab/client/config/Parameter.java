package org.uclab.client.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * A parameter that both a service profile and jabber-config.xml can set. ASSUMED(S4): which element of the one stands
 * against which name of the other follows from what they mean; the documents give no such table.
 */
enum Parameter {
    PRESENCE_SERVER("PresenceServerAddress", "IMandPresence/Primary/Address", ""),
    VOICEMAIL("VoicemailPrimaryServer", "Voicemail/Primary/Address", ""),
    VOICEMAIL_BACKUP("VoicemailBackup1Server", "Voicemail/Backup1/Address", ""),
    CTI("CtiServer1", "CTI/Primary/Address", ""),
    CTI_BACKUP("CtiServer2", "CTI/Backup1/Address", ""),
    DIRECTORY("PrimaryServerName", "Directory/Primary/Address", ""),
    DIRECTORY_BACKUP("SecondaryServerName", "Directory/Backup1/Address", ""),
    SEARCH_BASE("SearchBase1", "Directory/SearchContext1", ""),
    BASE_FILTER("BaseFilter", "Directory/BaseFilter", ""),
    /** Seconds. ASSUMED(choice): the default of a directory profile. */
    SEARCH_TIMEOUT("SearchTimeout", "Directory/SearchTimeout", "5");

    private final String name;
    private final String path;
    private final String byDefault;

    Parameter(String name, String path, String byDefault) {
        this.name = name;
        this.path = path;
        this.byDefault = byDefault;
    }

    /** Element of the service profile. */
    String path() {
        return path;
    }

    /** What a blank element of the service profile stands for. */
    String byDefault() {
        return byDefault;
    }

    /** The one that jabber-config.xml calls so. */
    static Optional<Parameter> called(String name) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.name.equals(name))
                .findFirst();
    }
}
