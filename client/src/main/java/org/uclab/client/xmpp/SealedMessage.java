package org.uclab.client.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/**
 * A message that clients alone can read: its text under a key of its own, and that key under the key that each of the reader's clients
 * has in common with the writer's.
 */
final class SealedMessage {

    static final String ELEMENT = "encrypted";

    private static final String PAYLOAD = "payload";
    private static final String KEY = "key";

    /** Keys looked at in one message. */
    private static final int KEYS_MAX = 50;

    static {
        FlatReader.reads(ELEMENT, KeyExchange.NAMESPACE);
    }

    private final MessageCipher cipher = new MessageCipher();

    /** The element that stands for a text, if there is one in the message. */
    static Optional<StandardExtensionElement> in(Message message) {
        return Optional.ofNullable(message.getExtensionElement(ELEMENT, KeyExchange.NAMESPACE))
                .filter(StandardExtensionElement.class::isInstance)
                .map(StandardExtensionElement.class::cast);
    }

    /**
     * Seals a text.
     *
     * @param keys by full address of each of the reader's clients; where there is none nobody can read it
     * @param from bare address of the writer
     * @param to   bare address of the reader
     */
    StandardExtensionElement seal(String text, Map<String, SecretKey> keys, String from, String to) {
        SecretKey own = cipher.fresh();
        StandardExtensionElement.Builder sealed = StandardExtensionElement.builder(ELEMENT, KeyExchange.NAMESPACE);
        sealed.addElement(PAYLOAD, cipher.seal(own, text.getBytes(StandardCharsets.UTF_8), context(from, to)));
        keys.forEach((client, key) -> sealed.addElement(KEY, cipher.seal(key, own.getEncoded(), client)));
        return sealed.build();
    }

    /**
     * The text.
     *
     * @param key    in common with the writer's client
     * @param client full address of the reader's own
     */
    Optional<String> open(StandardExtensionElement sealed, SecretKey key, String client, String from, String to) {
        StandardExtensionElement payload = sealed.getFirstElement(PAYLOAD);
        if (payload == null || sealed.getElements(KEY) == null) {
            return Optional.empty();
        }
        return sealed.getElements(KEY).stream()
                .limit(KEYS_MAX)
                .flatMap(each -> cipher.open(key, each.getText(), client).stream())
                .flatMap(bytes -> cipher.key(bytes).stream())
                .findFirst()
                .flatMap(own -> cipher.open(own, payload.getText(), context(from, to)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String context(String from, String to) {
        return from + "\n" + to;
    }
}
