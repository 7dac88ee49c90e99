package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.http.ServerUrl;

class FileNoticeTest {

    private static Message message(StandardExtensionElement element) {
        return StanzaBuilder.buildMessage()
                .setBody(FileNotice.SENTENCE)
                .addExtension(element)
                .build();
    }

    private static Message message(String name, String size, String url) {
        return message(StandardExtensionElement.builder("advanced-file-transfer", "urn:uclab:managed-file-transfer:0")
                .addElement("filename", name)
                .addElement("size", size)
                .addElement("url", url)
                .build());
    }

    @Test
    void whatIsSaidIsRead() {
        FileNotice notice = new FileNotice(
                "plan.pdf", 12, ServerUrl.parse("https://cup1:7336/files/1").orElseThrow());
        assertThat(FileNotice.of(message(notice.element()))).isEqualTo(Optional.of(notice));
        assertThat(FileNotice.in(message(notice.element()))).isTrue();
        assertThat(FileNotice.in(StanzaBuilder.buildMessage().setBody("hi").build()))
                .isFalse();
    }

    /** Tests run with assertions, and Smack has some about namespaces. */
    @Test
    void itIsReadFromItsXml() throws Exception {
        FlatReader.reads(FileNotice.ELEMENT, FileNotice.NAMESPACE);
        FileNotice notice = new FileNotice(
                "a & b.pdf", 12, ServerUrl.parse("https://cup1:7336/files/1").orElseThrow());
        String xml = "<message xmlns='jabber:client' type='chat'><advanced-file-transfer xmlns='" + FileNotice.NAMESPACE
                + "'><filename>a &amp; b.pdf</filename> <size>12</size><deep><url>https://x</url></deep>"
                + "<url>https://cup1:7336/files/1</url></advanced-file-transfer></message>";
        Message read = PacketParserUtils.parseStanza(xml);
        assertThat(FileNotice.of(read)).contains(notice);
    }

    @ParameterizedTest
    @CsvSource({
        "../plan.pdf, 12, https://cup1:7336/files/1",
        "plan.pdf, -1, https://cup1:7336/files/1",
        "plan.pdf, 99999999999, https://cup1:7336/files/1",
        "plan.pdf, 9999999999, https://cup1:7336/files/1",
        "plan.pdf, 12, http://cup1:7336/files/1",
        "plan.pdf, 12, file:///etc/passwd",
        "plan.pdf, 12, https://user:word@cup1/files/1",
    })
    void whatNobodyCanFollowIsNotRead(String name, String size, String url) {
        assertThat(FileNotice.of(message(name, size, url))).isEmpty();
        assertThat(FileNotice.in(message(name, size, url))).isTrue();
    }

    @Test
    void whatIsSaidTwiceOrNotAtAllIsNotRead() {
        StandardExtensionElement empty = StandardExtensionElement.builder(
                        "advanced-file-transfer", "urn:uclab:managed-file-transfer:0")
                .build();
        assertThat(FileNotice.of(message(empty))).isEmpty();
        StandardExtensionElement twice = StandardExtensionElement.builder(
                        "advanced-file-transfer", "urn:uclab:managed-file-transfer:0")
                .addElement("filename", "a")
                .addElement("filename", "b")
                .addElement("size", "1")
                .addElement("url", "https://cup1/1")
                .build();
        assertThat(FileNotice.of(message(twice))).isEmpty();
    }
}
