package org.uclab.sim.ucm.ils;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.RemoteCluster.UdsServer;

/**
 * What two publishers send each other, the same in both directions: everything the sender knows, itself first.
 * ASSUMED(no public source): the whole form of it.
 */
record IlsMessage(String network, String from, List<IlsEntry> entries) {

    private static final String ROOT = "ilsExchange";
    private static final String CLUSTER = "cluster";
    private static final String NODE = "node";
    private static final int PORT_MAX = 65_535;

    byte[] bytes() {
        XmlText text = XmlText.onLines("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open(ROOT, "network", network, "from", from);
        for (IlsEntry entry : entries) {
            text.open(
                    CLUSTER,
                    "id",
                    entry.cluster(),
                    "release",
                    entry.release(),
                    "ilsPort",
                    Integer.toString(entry.ilsPort()),
                    "hub",
                    entry.hub(),
                    "stamp",
                    Long.toString(entry.stamp()));
            for (UdsServer node : entry.nodes()) {
                text.empty(
                        NODE,
                        "host",
                        node.host(),
                        "address",
                        node.uds().address(),
                        "udsPort",
                        Integer.toString(node.uds().port()));
            }
            text.close();
        }
        return text.bytes();
    }

    /** The message in those bytes; empty when there is none, or one entry could be true of no cluster. */
    static Optional<IlsMessage> read(byte[] bytes) {
        return XmlInput.read(bytes)
                .filter(root -> root.name().equals(ROOT))
                .map(root -> new IlsMessage(
                        root.attributes().getOrDefault("network", ""),
                        root.attributes().getOrDefault("from", ""),
                        root.children().stream().map(IlsMessage::entry).toList()))
                .filter(message -> message.entries().stream().allMatch(IlsEntry::sound));
    }

    private static IlsEntry entry(XmlElement element) {
        return new IlsEntry(
                text(element, "id"),
                text(element, "release"),
                element.children().stream().map(IlsMessage::node).toList(),
                port(element, "ilsPort"),
                text(element, "hub"),
                number(element, "stamp"));
    }

    private static UdsServer node(XmlElement element) {
        return new UdsServer(text(element, "host"), new Endpoint(text(element, "address"), port(element, "udsPort")));
    }

    private static String text(XmlElement element, String name) {
        return element.attributes().getOrDefault(name, "");
    }

    /** The port there; what is none is 0, which no entry may have. */
    private static int port(XmlElement element, String name) {
        long number = number(element, name);
        return number > PORT_MAX ? 0 : (int) Math.max(0, number);
    }

    /** The number there; what is none is -1, which no entry may have. */
    private static long number(XmlElement element, String name) {
        String text = text(element, name);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : -1;
    }
}
