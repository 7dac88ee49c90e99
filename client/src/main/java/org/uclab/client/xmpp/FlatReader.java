package org.uclab.client.xmpp;

import java.io.IOException;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * Reads an element that has other elements with texts in it, and no attributes. Smack's own reader of elements that nobody has named takes a
 * default namespace within one for a mistake of its parser, and with assertions on ends the stream.
 */
final class FlatReader extends ExtensionElementProvider<StandardExtensionElement> {

    private static final FlatReader FLAT = new FlatReader();

    private FlatReader() {}

    /** Has that element read so from now on. */
    static void reads(String element, String namespace) {
        ProviderManager.addExtensionProvider(element, namespace, FLAT);
    }

    @Override
    public StandardExtensionElement parse(XmlPullParser parser, int depth, XmlEnvironment environment)
            throws XmlPullParserException, IOException {
        StandardExtensionElement.Builder whole =
                StandardExtensionElement.builder(parser.getName(), parser.getNamespace());
        StringBuilder text = new StringBuilder();
        for (XmlPullParser.Event event = parser.next();
                event != XmlPullParser.Event.END_ELEMENT || parser.getDepth() != depth;
                event = parser.next()) {
            boolean child = parser.getDepth() == depth + 1;
            if (event == XmlPullParser.Event.START_ELEMENT && child) {
                text.setLength(0);
            } else if (event == XmlPullParser.Event.TEXT_CHARACTERS) {
                text.append(parser.getText());
            } else if (event == XmlPullParser.Event.END_ELEMENT && child) {
                whole.addElement(parser.getName(), text.toString());
            }
        }
        return whole.build();
    }
}
