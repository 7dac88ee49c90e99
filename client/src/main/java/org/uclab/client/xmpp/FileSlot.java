package org.uclab.client.xmpp;

import java.io.IOException;
import java.util.Objects;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/** Where a file may be brought to, and fetched from (XEP-0363 §5). */
final class FileSlot extends IQ {

    static final String ELEMENT = "slot";
    static final String NAMESPACE = "urn:xmpp:http:upload:0";

    private final String put;
    private final String get;

    private FileSlot(String put, String get) {
        super(ELEMENT, NAMESPACE);
        this.put = put;
        this.get = get;
    }

    String put() {
        return put;
    }

    String get() {
        return get;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.rightAngleBracket();
        xml.halfOpenElement("put").attribute("url", put).closeEmptyElement();
        xml.halfOpenElement("get").attribute("url", get).closeEmptyElement();
        return xml;
    }

    /** The question for one. */
    static final class Request extends IQ {

        private final String name;
        private final long octets;

        Request(String name, long octets) {
            super("request", NAMESPACE);
            this.name = name;
            this.octets = octets;
        }

        @Override
        protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
            xml.attribute("filename", name).attribute("size", String.valueOf(octets));
            xml.attribute("content-type", "application/octet-stream");
            xml.setEmptyElement();
            return xml;
        }
    }

    /** Reads one; what it lacks is empty. */
    static final class Reader extends IqProvider<FileSlot> {

        @Override
        public FileSlot parse(XmlPullParser parser, int depth, IqData stanza, XmlEnvironment environment)
                throws XmlPullParserException, IOException {
            String put = "";
            String get = "";
            for (XmlPullParser.Event event = parser.next();
                    event != XmlPullParser.Event.END_ELEMENT || parser.getDepth() != depth;
                    event = parser.next()) {
                if (event == XmlPullParser.Event.START_ELEMENT) {
                    String url = Objects.requireNonNullElse(parser.getAttributeValue("", "url"), "");
                    put = parser.getName().equals("put") ? url : put;
                    get = parser.getName().equals("get") ? url : get;
                }
            }
            return new FileSlot(put, get);
        }
    }
}
