package org.uclab.shell.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uclab.lab.seed.Seed;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;

/** Tags of answers. */
class AnswerTagsTest {

    private static SipRequest asked(String call, int number) {
        return SipRequest.of("OPTIONS", "sip:a.test")
                .with(HeaderName.FROM, "<sip:b.test>;tag=1")
                .with(HeaderName.CALL_ID, call)
                .with(HeaderName.CSEQ, number + " OPTIONS");
    }

    @Test
    void whatElseWasAskedChangesNothing() {
        AnswerTags one = new AnswerTags(Seed.of(7).draws("answers"));
        AnswerTags other = new AnswerTags(Seed.of(7).draws("answers"));
        String tag = one.apply(asked("x", 1));
        other.apply(asked("y", 1));
        assertThat(other.apply(asked("x", 1))).isEqualTo(tag).hasSize(24);
    }

    @Test
    void eachRequestAndEachSeedHasItsOwn() {
        AnswerTags tags = new AnswerTags(Seed.of(7).draws("answers"));
        Set<String> all = new HashSet<>();
        for (int call = 0; call < 100; call++) {
            for (int number = 1; number <= 100; number++) {
                all.add(tags.apply(asked("call-" + call, number)));
            }
        }
        assertThat(all).hasSize(10_000);
        assertThat(new AnswerTags(Seed.of(8).draws("answers")).apply(asked("call-1", 1)))
                .isNotEqualTo(tags.apply(asked("call-1", 1)));
    }
}
