package org.uclab.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.xml.BoundedXml.Limits;

class XmlInputTest {

    @Test
    void readsNamesAttributesAndTexts() {
        XmlElement root = read("<?xml version=\"1.0\"?><a b='1'> <c>x&amp;y<![CDATA[<z>]]></c><c/><!-- no --></a>")
                .orElseThrow();
        assertThat(root.name()).isEqualTo("a");
        assertThat(root.attributes()).containsExactlyEntriesOf(Map.of("b", "1"));
        assertThat(root.children()).extracting(XmlElement::text).containsExactly("x&y<z>", "");
        assertThat(root.childText("c")).hasValue("x&y<z>");
        assertThat(root.childText("d")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a b='1' b='2'/>",
                "<a>&nbsp;</a>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/a.dtd'> %p;]><a/>",
                "<a>\u0000</a>",
                "<a>&#0;</a>",
                "{\"a\":1}"
            })
    void takesNothingElse(String document) {
        assertThat(read(document)).isEmpty();
    }

    @Test
    void takesNoBombsAndNothingTooDeepWideOrLong() {
        String bomb = "<!DOCTYPE a [<!ENTITY x0 'ha'>"
                + String.join(
                        "",
                        IntStream.range(1, 30)
                                .mapToObj(i -> "<!ENTITY x" + i + " '&x" + (i - 1) + ";&x" + (i - 1) + ";'>")
                                .toList())
                + "]><a>&x29;</a>";
        assertThat(read(bomb)).isEmpty();
        int depth = Limits.STRANGERS.depth();
        assertThat(read("<a>".repeat(depth) + "</a>".repeat(depth))).isPresent();
        assertThat(read("<a>".repeat(depth + 1) + "</a>".repeat(depth + 1))).isEmpty();
        assertThat(read("<a>" + "<b/>".repeat(Limits.STRANGERS.elements() - 1) + "</a>"))
                .isPresent();
        assertThat(read("<a>" + "<b/>".repeat(Limits.STRANGERS.elements()) + "</a>"))
                .isEmpty();
        assertThat(read("<a>" + "x".repeat(Limits.STRANGERS.bytes()) + "</a>")).isEmpty();
    }

    private static Optional<XmlElement> read(String document) {
        return XmlInput.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
