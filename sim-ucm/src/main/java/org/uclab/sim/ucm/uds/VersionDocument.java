package org.uclab.sim.ucm.uds;

import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Release;

/** {@code version}: name, release and products up to 9.x, the release alone from 10.0, capabilities from 11.5. */
final class VersionDocument {

    private VersionDocument() {}

    static Reply answer(UdsCall call) {
        Release release = call.cluster().release();
        return Reply.document(release.atLeast(10, 0) ? later(call, release) : captured(call));
    }

    private static XmlText captured(UdsCall call) {
        return Reply.begin()
                .open("versionInformation", "version", call.version(), "uri", call.uri("/version"))
                .element("name", "Cisco User Data Service")
                .element("version", call.version())
                .open("installedProducts")
                .element("product", "Cisco Unified Communications Manager")
                .element("product", "Cisco Enterprise License Manager");
    }

    private static XmlText later(UdsCall call, Release release) {
        XmlText text = Reply.begin()
                .open("versionInformation", "uri", call.uri("/version"), "version", call.version())
                .element("version", call.version());
        if (release.atLeast(11, 5)) {
            boolean auth = call.cluster().config().settings().search().authenticated();
            text.open("capabilities").element("usersResourceAuthEnabled", auth);
        }
        return text;
    }
}
