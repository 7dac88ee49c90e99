package org.uclab.client.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileDocumentsTest {

    private static final Duration QUICK = Duration.ofSeconds(5);

    record Answer(String name, List<String> items) {}

    private final XmlDocuments xml = new XmlDocuments();

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "\u0000\u0001",
                "<a>",
                "<a></b>",
                "<a b='1' b='2'/>",
                "{\"json\":1}",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><name>&x;</name></a>",
                "<!DOCTYPE a [<!ENTITY x \"aaaaaaaaaa\"><!ENTITY y \"&x;&x;&x;&x;\">]><a><name>&y;</name></a>",
                "<a>".repeat(100_000),
                "<a>" + "<b>".repeat(500) + "</b>".repeat(500) + "</a>",
                "<a " + "x".repeat(2_000_000) + "='1'/>",
                "<a>" + "x".repeat(2_000_000) + "</a>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void areUnusableAndNothingElse(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Document<Answer> read = Assertions.assertTimeoutPreemptively(QUICK, () -> xml.read(bytes, "a", Answer.class));
        assertThat(read.value()).isEmpty();
        assertThat(read.problem()).isNotBlank().hasSizeLessThan(300);
        assertThat(Assertions.assertTimeoutPreemptively(QUICK, () -> xml.tree(bytes))
                        .value())
                .isEmpty();
    }

    @org.junit.jupiter.api.Test
    void aPageForPeopleIsNoDocument() {
        byte[] page = "<!DOCTYPE html><html><body>j_security_check</body></html>".getBytes(StandardCharsets.UTF_8);
        assertThat(xml.read(page, "servers", Answer.class).problem())
                .contains("'html'")
                .contains("'servers'");
        assertThat(xml.tree(page, "html").value()).isPresent();
    }
}
