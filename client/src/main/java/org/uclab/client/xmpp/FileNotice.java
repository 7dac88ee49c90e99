package org.uclab.client.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.uclab.client.http.ServerUrl;

/**
 * What a message says of a file that lies at a server. ASSUMED(reference presence-edge §1.4): that there are a fixed sentence for
 * clients that cannot fetch it, the name and the address is known; the namespace and the size are ours.
 *
 * @param octets how many it has
 * @param at     where it is fetched, by HTTPS
 */
record FileNotice(String name, long octets, ServerUrl at) {

    /** For whoever reads the message with a client that knows no managed transfer. */
    static final String SENTENCE = "A file was sent, and this program cannot fetch it.";

    static final String ELEMENT = "advanced-file-transfer";
    static final String NAMESPACE = "urn:uclab:managed-file-transfer:0";
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,10}");

    StandardExtensionElement element() {
        return StandardExtensionElement.builder(ELEMENT, NAMESPACE)
                .addElement("filename", name)
                .addElement("size", String.valueOf(octets))
                .addElement("url", at.toString())
                .build();
    }

    /** Whether the message is about a file, readable or not. */
    static boolean in(Message message) {
        return message.hasExtension(ELEMENT, NAMESPACE);
    }

    /** What it says; empty where that is nothing a client can follow. */
    static Optional<FileNotice> of(Message message) {
        return message.getExtensions().stream()
                .filter(extension -> extension instanceof StandardExtensionElement
                        && extension.getElementName().equals(ELEMENT)
                        && extension.getNamespace().equals(NAMESPACE))
                .findFirst()
                .flatMap(extension -> of((StandardExtensionElement) extension));
    }

    private static Optional<FileNotice> of(StandardExtensionElement element) {
        String name = text(element, "filename");
        String size = text(element, "size");
        Optional<ServerUrl> at =
                ServerUrl.parse(text(element, "url")).filter(url -> url.scheme().equals("https"));
        return at.isPresent()
                        && OfferedFiles.NAME.matcher(name).matches()
                        && SIZE.matcher(size).matches()
                        && Long.parseLong(size) <= FileTransfers.OCTETS_MAX
                ? Optional.of(new FileNotice(name, Long.parseLong(size), at.get()))
                : Optional.empty();
    }

    private static String text(StandardExtensionElement element, String name) {
        List<StandardExtensionElement> found = element.getElements(name);
        return found == null || found.size() != 1 || found.get(0).getText() == null
                ? ""
                : found.get(0).getText();
    }
}
