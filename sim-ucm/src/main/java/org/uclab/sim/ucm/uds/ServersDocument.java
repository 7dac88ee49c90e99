package org.uclab.sim.ucm.uds;

import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;

/** {@code servers}: the nodes of the cluster under the names it uses for them, in the order to try. */
final class ServersDocument {

    private ServersDocument() {}

    static Reply answer(UdsCall call) {
        XmlText text = Reply.begin().open("servers", "version", call.version(), "uri", call.uri("/servers"));
        for (Node node : call.cluster().config().nodes()) {
            text.element("server", node.advertisedAs());
        }
        return Reply.document(text);
    }
}
