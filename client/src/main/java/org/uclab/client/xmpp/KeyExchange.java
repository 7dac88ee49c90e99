package org.uclab.client.xmpp;

import java.io.IOException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;

/**
 * A client shows another its public key, and wants to see the other's. ASSUMED(choice): the namespace is made after those that are
 * public of this product.
 */
final class KeyExchange extends IQ {

    static final String ELEMENT = "key-exchange";
    static final String NAMESPACE = "http://webex.com/connect/aes";

    private final String key;

    KeyExchange(String key) {
        super(ELEMENT, NAMESPACE);
        this.key = key;
    }

    /** In base64; may be anything. */
    String key() {
        return key;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("key", key);
        xml.setEmptyElement();
        return xml;
    }

    /** Reads one. */
    static final class Reader extends IqProvider<KeyExchange> {

        @Override
        public KeyExchange parse(XmlPullParser parser, int depth, IqData stanza, XmlEnvironment environment)
                throws IOException {
            String shown = parser.getAttributeValue("", "key");
            return new KeyExchange(shown == null ? "" : shown);
        }
    }
}
