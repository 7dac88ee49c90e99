package org.uclab.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class XmlTextTest {

    @Test
    void keepsStartAndEndTagApartFromOneTag() {
        String text = text(XmlText.onOneLine("<?x?>")
                .open("r", "b", "1", "a", "2")
                .element("e", "")
                .empty("f")
                .value("g", "")
                .value("h", "v")
                .element("n", 7)
                .element("t", true)
                .open("c")
                .close()
                .close());
        assertThat(text).isEqualTo("<?x?><r b=\"1\" a=\"2\"><e></e><f/><g/><h>v</h><n>7</n><t>true</t><c></c></r>");
    }

    @Test
    void endsLinesWithLineFeedsWhereAsked() {
        String text =
                text(XmlText.onLines("").open("r").element("e", "v").empty("f").close());
        assertThat(text).isEqualTo("<r>\n<e>v</e>\n<f/>\n</r>\n");
    }

    @Test
    void closesWhatIsStillOpen() {
        assertThat(text(XmlText.onOneLine("").open("a").open("b"))).isEqualTo("<a><b></b></a>");
        assertThat(text(XmlText.onLines("").open("a").open("b"))).isEqualTo("<a>\n<b>\n</b>\n</a>\n");
    }

    @Test
    void writesPrefixesThatNobodyDeclared() {
        assertThat(text(XmlText.onOneLine("").empty("a", "xsi:type", "t"))).isEqualTo("<a xsi:type=\"t\"/>");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<b>&amp;\"]]>,<b>&amp;\"]]>",
                "a\u0000b\u0008c\u001Fd,a\uFFFDb\uFFFDc\uFFFDd",
                "\uD83D\uDE00 é,\uD83D\uDE00 é",
                "\uD83D|\uDE00|\uFFFE|\uFFFF,\uFFFD|\uFFFD|\uFFFD|\uFFFD"
            })
    void aReaderGetsValuesBackOrTheirReplacement(String value, String read) throws Exception {
        Element root = parsed(XmlText.onOneLine("").element("e", value, "a", value));
        assertThat(root.getTextContent()).isEqualTo(read);
        assertThat(root.getAttribute("a")).isEqualTo(read);
    }

    @Test
    void whiteSpaceIsWhatAReaderWouldMakeOfIt() throws Exception {
        Element root = parsed(XmlText.onOneLine("").element("e", "a\tb\nc\rd", "a", "a\tb\nc\rd"));
        assertThat(root.getTextContent()).isEqualTo("a\tb\nc d");
        assertThat(root.getAttribute("a")).isEqualTo("a b c d");
    }

    private static String text(XmlText text) {
        return new String(text.bytes(), StandardCharsets.UTF_8);
    }

    private static Element parsed(XmlText text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.bytes()))
                .getDocumentElement();
    }
}
