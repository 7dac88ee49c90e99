package org.uclab.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.HttpFields;

class CookieJarTest {

    private final CookieJar jar = new CookieJar();

    @Test
    void givesUdsItsCookiesByPathAndHost() {
        take(
                "https://cucm-sub:8443/cucm-uds/user/mac/devices",
                "JSESSIONIDSSO=a; Path=/; Secure; HttpOnly",
                "JSESSIONID=b; Path=/cucm-uds/; Secure; HttpOnly");
        assertThat(header("https://cucm-sub:8443/cucm-uds/user/mac")).isEqualTo("JSESSIONIDSSO=a; JSESSIONID=b");
        assertThat(header("https://cucm-sub:8443/cucm-udsx")).isEqualTo("JSESSIONIDSSO=a");
        assertThat(header("http://cucm-sub:6970/x.cnf.xml")).isEmpty();
        assertThat(header("https://cucm-pub:8443/cucm-uds/user/mac")).isEmpty();
    }

    @Test
    void aDomainCookieGoesToItsHostsOnly() {
        take("https://e1.example.com:8443/", "X=1; Domain=.example.com", "Y=2; Domain=.example.net");
        assertThat(header("https://e2.example.com:8443/")).isEqualTo("X=1");
        assertThat(header("https://notexample.com:8443/")).isEmpty();
    }

    @Test
    void aNewValueReplacesTheOldAndTheNumberIsBounded() {
        take("https://h:8443/", "A=1", "A=2");
        assertThat(header("https://h:8443/")).isEqualTo("A=2");
        for (int i = 0; i < 500; i++) {
            take("https://h:8443/", "B" + i + "=x");
        }
        assertThat(header("https://h:8443/").split("; ")).hasSize(CookieJar.COOKIES_MAX);
    }

    private void take(String url, String... cookies) {
        HttpFields fields = HttpFields.none();
        for (String cookie : cookies) {
            fields = fields.with("Set-Cookie", cookie);
        }
        jar.take(ServerUrl.parse(url).orElseThrow(), fields);
    }

    private String header(String url) {
        return jar.header(ServerUrl.parse(url).orElseThrow());
    }
}
