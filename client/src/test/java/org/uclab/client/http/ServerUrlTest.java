package org.uclab.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @Test
    void readsWhatUdsPrints() {
        assertThat(ServerUrl.parse("https://uclabcucm-sub:8443/cucm-uds/user/mac.donald"))
                .contains(new ServerUrl("https", "uclabcucm-sub", 8443, "/cucm-uds/user/mac.donald"));
        assertThat(ServerUrl.parse("http://10.1.1.1:6970/MDonald.cnf.xml"))
                .contains(new ServerUrl("http", "10.1.1.1", 6970, "/MDonald.cnf.xml"));
        assertThat(ServerUrl.parse("HTTPS://h/a?b=c")).contains(new ServerUrl("https", "h", 443, "/a?b=c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://h/x",
                "file:///etc/passwd",
                "http://",
                "http:///x",
                "http://user@h/x",
                "http://h:99999/x",
                "http://h:port/x",
                "http://h/a b",
                "http://h/\r\nX: y",
                "http://[::1/x",
                "javascript:alert(1)"
            })
    void whatItCannotFollowIsEmpty(String text) {
        assertThat(ServerUrl.parse(text)).isEmpty();
    }

    @Test
    void lengthIsBounded() {
        assertThat(ServerUrl.parse("http://h/" + "x".repeat(5000))).isEmpty();
        assertThat(ServerUrl.parse(null)).isEmpty();
    }
}
