package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;

class ExchangeTest {

    private static final byte[] BODY = "body\0\r\n\u00e9".getBytes(StandardCharsets.UTF_8);

    @Test
    void bringsRequestsAndAnswersOverWhole() {
        HttpFields fields = HttpFields.of("Host", "x", "Server", "", "Set-Cookie", "a=\u00e9", "Set-Cookie", "b");
        Exchange.Request request = new Exchange.Request("POST", "/a?b", fields, BODY);
        Exchange.Request read = Exchange.request(Exchange.encode(request)).orElseThrow();
        assertThat(read.method() + read.target() + read.headers()).isEqualTo("POST/a?b" + fields);
        assertThat(read.body()).isEqualTo(BODY);
        HttpAnswer answer = Exchange.answer(Exchange.encode(new HttpAnswer(404, fields, BODY)))
                .orElseThrow();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).isEqualTo(fields);
        assertThat(answer.body()).isEqualTo(BODY);
    }

    @Test
    void refusesEveryMessageThatIsCutInItsHead() {
        byte[] whole = Exchange.encode(new Exchange.Request("GET", "/", HttpFields.of("A", "b"), new byte[0]));
        for (int length = 0; length < whole.length; length++) {
            assertThat(Exchange.request(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void refusesFieldsThatWouldBecomeTwo() {
        byte[] split = Exchange.encode(new HttpAnswer(200, HttpFields.of("A", "b\r\nC: d"), BODY));
        assertThat(Exchange.answer(split)).isEmpty();
        assertThat(Exchange.answer(Exchange.encode(new HttpAnswer(99, HttpFields.none(), BODY))))
                .isEmpty();
    }

    @Test
    void survivesNoise() {
        Random noise = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[noise.nextInt(64)];
            noise.nextBytes(bytes);
            assertThat(Exchange.request(bytes)).isNotNull();
            assertThat(Exchange.answer(bytes)).isNotNull();
        }
    }
}
