package org.uclab.client.xmpp;

import java.util.Objects;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * Tells another client where the screen is to be had. ASSUMED(choice): how the product tells it is not public (reference
 * presence-edge §9).
 */
final class ShareOffer extends IQ {

    static final String ELEMENT = "share";
    static final String NAMESPACE = "urn:uclab:im-share:0";

    private final String host;
    private final int port;
    private final String word;

    /**
     * @param word that whoever comes has to know
     */
    ShareOffer(String host, int port, String word) {
        super(ELEMENT, NAMESPACE);
        this.host = host;
        this.port = port;
        this.word = word;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String word() {
        return word;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("host", host).attribute("port", port).attribute("word", word);
        xml.setEmptyElement();
        return xml;
    }

    /** Reads one; what it lacks is empty or 0. */
    static final class Reader extends IqProvider<ShareOffer> {

        private static final String NUMBER = "[0-9]{1,5}";

        @Override
        public ShareOffer parse(XmlPullParser parser, int depth, IqData stanza, XmlEnvironment environment)
                throws XmlPullParserException {
            String port = text(parser, "port");
            return new ShareOffer(
                    text(parser, "host"), port.matches(NUMBER) ? Integer.parseInt(port) : 0, text(parser, "word"));
        }

        private static String text(XmlPullParser parser, String name) {
            return Objects.requireNonNullElse(parser.getAttributeValue("", name), "");
        }
    }
}
