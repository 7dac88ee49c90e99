package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {

    private static final Element CHAT = Element.build(Namespaces.CLIENT, "message")
            .attribute("to", "b@x")
            .attribute("type", "chat")
            .child(Element.of(Namespaces.CLIENT, "body", "a < b & \"c\""))
            .done();

    @Test
    void writesAStanzaWithoutRepeatingTheStreamsNamespace() {
        assertThat(CHAT.toXml(Namespaces.CLIENT))
                .isEqualTo("<message to='b@x' type='chat'><body>a &lt; b &amp; \"c\"</body></message>");
    }

    @Test
    void declaresNamespacesWhereTheyChange() {
        Element iq = Stanza.get("1", Element.of(Namespaces.ROSTER, "query"));
        assertThat(iq.toXml(Namespaces.CLIENT))
                .isEqualTo("<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>");
        assertThat(iq.toXml())
                .isEqualTo("<iq xmlns='jabber:client' type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>");
    }

    @Test
    void prefixesWhatBelongsToTheStreamItself() {
        Element features = Element.build(Namespaces.STREAMS, "features")
                .child(Element.of(Namespaces.BIND, "bind"))
                .done();
        assertThat(features.toXml(Namespaces.CLIENT))
                .isEqualTo("<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>");
        assertThat(features.toXml()).startsWith("<stream:features xmlns:stream='http://etherx.jabber.org/streams'>");
    }

    @Test
    void escapesEverythingThatEndsAnAttribute() {
        Element element = Element.of("", "a").with("v", "'\"<>&\n\t\r");
        assertThat(element.toXml()).isEqualTo("<a v='&apos;&quot;&lt;&gt;&amp;&#10;&#9;&#13;'/>");
    }

    @Test
    void replacesCharactersThatNoDocumentMayHold() {
        assertThat(Element.of("", "a", "x\u0000\u0007\ud800\uffffy").toXml())
                .isEqualTo("<a>x\ufffd\ufffd\ufffd\ufffdy</a>");
        assertThat(Element.of("", "a", "\ud83d\ude00").toXml()).isEqualTo("<a>\ud83d\ude00</a>");
    }

    @Test
    void bindsAPrefixForAttributesOfOtherNamespaces() {
        Element element = Element.of("urn:e", "e").with("{urn:o}k", "v").with("xml:lang", "en");
        assertThat(element.toXml()).isEqualTo("<e xmlns='urn:e' xmlns:a1='urn:o' a1:k='v' xml:lang='en'/>");
    }

    @Test
    void goesBackToNoNamespaceInsideOne() {
        Element element =
                Element.build("urn:e", "e").child(Element.of("", "plain")).done();
        assertThat(element.toXml()).isEqualTo("<e xmlns='urn:e'><plain xmlns=''/></e>");
    }

    @Test
    void movesAWholeTreeToAnotherContentNamespaceAndNothingElse() {
        Element moved = CHAT.with(Element.of("urn:x", "extra")).moved(Namespaces.CLIENT, Namespaces.COMPONENT);
        assertThat(moved.child("body")).isPresent();
        assertThat(moved.child("body").get().namespace()).isEqualTo(Namespaces.COMPONENT);
        assertThat(moved.child("urn:x", "extra")).isPresent();
        assertThat(moved.moved(Namespaces.COMPONENT, Namespaces.CLIENT).child("body"))
                .isEqualTo(CHAT.child("body"));
    }

    @Test
    void cannotBeChangedThroughItsBuilder() {
        Element.Builder builder = Element.build("", "a");
        Element before = builder.done();
        builder.attribute("k", "v").text("t");
        assertThat(before).isEqualTo(Element.of("", "a"));
        assertThat(before.with("k", "v").without("k")).isEqualTo(before);
    }
}
