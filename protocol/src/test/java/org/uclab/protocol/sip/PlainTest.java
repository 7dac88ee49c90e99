package org.uclab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the grammar is what the grammar reads. */
class PlainTest {

    private static final List<String> VIAS = List.of(
            "SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK0a1;rport",
            "SIP/2.0/TLS phone.example.com;rport=49152;branch=z9hG4bK-1.2~3_4;received=192.0.2.9");
    private static final List<String> ADDRESSES = List.of(
            "<sip:5001@cucm.example.com>;tag=00aa",
            "\"Ann Lee\" <sip:ann.lee@192.0.2.1:5062;transport=tcp;lr>;expires=600;video",
            "<sip:192.0.2.1:5060;transport=udp>");
    private static final List<String> URIS =
            List.of("sip:5001@cucm.example.com", "sip:a_b-c.d@10.0.0.1:65535;transport=tls;lr", "sip:example.com");
    private static final List<String> CSEQS = List.of("101 REGISTER", "1 INVITE", "999999999 BYE");
    private static final String ALPHABET = " \t;:=,<>@\"\\/.-_~%()[]*+?&'`!0aAzZ9é\u0001";

    @Test
    void whatPhonesSayIsPlain() {
        assertThat(VIAS).allMatch(value -> Plain.via(value).isPresent());
        assertThat(ADDRESSES).allMatch(value -> Plain.nameAddress(value).isPresent());
        assertThat(URIS).allMatch(value -> Plain.sipUri(value).isPresent());
        assertThat(CSEQS).allMatch(value -> Plain.cseq(value).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0/UDP HOST.example.com;branch=z9hG4bK1",
                "SIP/2.0/UDP a;branch=1;BRANCH=2",
                "SIP / 2.0 / UDP a;branch=1",
                "SIP/2.0/UDP a:0;branch=1",
                "SIP/2.0/UDP a:65536",
                "SIP/2.0/UDP [2001:db8::9]:5060;branch=z9hG4bKx"
            })
    void whatIsUnusualIsTheGrammars(String value) {
        assertThat(Plain.via(value)).isEmpty();
    }

    @Test
    void bothReadTheSame() {
        Random random = new Random(5);
        same(VIAS, Plain::via, Grammar::via, random);
        same(ADDRESSES, Plain::nameAddress, Grammar::nameAddress, random);
        same(URIS, Plain::sipUri, Grammar::sipUri, random);
        same(CSEQS, Plain::cseq, Grammar::cseq, random);
    }

    /** Of each value, and of what becomes of it by a few changes at random. */
    private static <T> void same(
            List<String> values,
            Function<String, Optional<T>> plain,
            Function<String, Optional<T>> full,
            Random random) {
        List<String> all = new ArrayList<>(values);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder changed = new StringBuilder(values.get(random.nextInt(values.size())));
            for (int changes = 1 + random.nextInt(3); changes > 0 && changed.length() > 0; changes--) {
                int at = random.nextInt(changed.length());
                char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                switch (random.nextInt(3)) {
                    case 0 -> changed.deleteCharAt(at);
                    case 1 -> changed.insert(at, other);
                    default -> changed.setCharAt(at, other);
                }
            }
            all.add(changed.toString());
        }
        int read = 0;
        for (String value : all) {
            Optional<T> one = plain.apply(value);
            if (one.isPresent()) {
                read++;
                assertThat(full.apply(value)).as("%s", value).isEqualTo(one);
            }
        }
        assertThat(read).isGreaterThan(values.size() + 1_000);
    }
}
