package org.uclab.protocol.sip.kpml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/** Keys told by SIP, on a clock that stands until it is moved. */
class KeySubscriptionTest {

    private static final SipRequest NOTIFY = SipRequest.of("NOTIFY", "sip:node@192.0.2.1");

    private final KeySubscription subscription = new KeySubscription();
    private Instant now = Instant.EPOCH;

    private static SipRequest subscribe(String document) {
        SipRequest plain = SipRequest.of("SUBSCRIBE", "sip:5001@192.0.2.2")
                .with(HeaderName.VIA, "SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1")
                .with(HeaderName.FROM, "<sip:node@192.0.2.1>;tag=a")
                .with(HeaderName.TO, "<sip:5001@192.0.2.2>;tag=b")
                .with(HeaderName.CALL_ID, "call")
                .with(HeaderName.CSEQ, "101 SUBSCRIBE")
                .with("Event", "kpml; call-id=x")
                .with(HeaderName.EXPIRES, 7200);
        return document.isEmpty() ? plain : plain.withBody(KeyRequest.TYPE, SipBody.of(document));
    }

    private static String document(String attributes, String... regexes) {
        return "<?xml version=\"1.0\"?><kpml-request xmlns=\"urn:ietf:params:xml:ns:kpml-request\" version=\"1.0\"><pattern"
                + attributes + ">" + String.join("", regexes) + "</pattern></kpml-request>";
    }

    private static String regex(String tag, String pattern) {
        return "<regex tag=\"" + tag + "\">" + pattern + "</regex>";
    }

    private List<SipRequest> told() {
        return subscription.taken().stream().map(note -> note.apply(NOTIFY)).toList();
    }

    private String digits() {
        List<SipRequest> notes = told();
        assertThat(notes).hasSize(1);
        KeyReport report = KeyReport.read(notes.get(0).body().text()).orElseThrow();
        return report.code() + " " + report.digits() + " " + report.tag();
    }

    private void begins(String document) {
        assertThat(subscription.subscribed(subscribe(document), now).status()).isEqualTo(200);
        List<SipRequest> first = told();
        assertThat(first).hasSize(1);
        assertThat(first.get(0).body().isEmpty()).isTrue();
        assertThat(first.get(0).header("Event")).contains("kpml; call-id=x");
        assertThat(first.get(0).header("Subscription-State")).contains("active;expires=7200");
    }

    private void passes(Duration time) {
        now = now.plus(time);
        subscription.wake(now);
    }

    @Test
    void everyKeyIsToldByItself() {
        begins(KeyRequest.everyKey().text());
        subscription.pressed("5#d", now);
        assertThat(told().stream()
                        .map(note -> KeyReport.read(note.body().text()).orElseThrow())
                        .toList())
                .containsExactly(
                        KeyReport.pressed("5", "dtmf"), KeyReport.pressed("#", "dtmf"), KeyReport.pressed("D", "dtmf"));
    }

    @Test
    void whatWasPressedBeforeIsToldUnlessItIsNotWanted() {
        subscription.pressed("7", now);
        assertThat(told()).isEmpty();
        subscription.subscribed(subscribe(KeyRequest.everyKey().text()), now);
        assertThat(told()).hasSize(2);
        subscription.stop();
        subscription.pressed("7", now);
        begins(document(" persist=\"persist\"", "<flush>yes</flush>", regex("", "x")));
        subscription.pressed("8", now);
        assertThat(digits()).isEqualTo("200 8 ");
    }

    @Test
    void aNumberIsToldWhenNothingLongerFitsOrWhenNobodyGoesOn() {
        begins(document(" persist=\"persist\"", regex("short", "[2-9]xxx"), regex("out", "9x{2,11}#")));
        subscription.pressed("700", now);
        assertThat(told()).isEmpty();
        subscription.pressed("1", now);
        assertThat(digits()).isEqualTo("200 7001 short");
        subscription.pressed("9123", now);
        assertThat(told()).isEmpty(); // it fits one pattern, and begins another
        passes(Duration.ofMillis(999));
        assertThat(told()).isEmpty();
        passes(Duration.ofMillis(1));
        assertThat(digits()).isEqualTo("200 9123 short");
        subscription.pressed("912345#", now);
        assertThat(digits()).isEqualTo("200 912345# out");
        subscription.pressed("70", now);
        passes(Duration.ofSeconds(4));
        assertThat(digits()).isEqualTo("423 70 ");
    }

    @Test
    void oneReportEndsWhatWantsOne() {
        begins(document("", regex("", "x")));
        subscription.pressed("12", now);
        List<SipRequest> notes = told();
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).header("Subscription-State")).contains("terminated;reason=noresource");
        assertThat(subscription.wakeAt()).isEmpty();
    }

    @Test
    void afterASingleNotifyTheNextOneIsAskedFor() {
        begins(document(" persist=\"single-notify\"", regex("", "x")));
        subscription.pressed("12", now);
        assertThat(digits()).isEqualTo("200 1 ");
        subscription.subscribed(subscribe(document(" persist=\"single-notify\"", regex("", "x"))), now);
        List<SipRequest> notes = told();
        assertThat(KeyReport.read(notes.get(1).body().text())).contains(KeyReport.pressed("2", ""));
    }

    @Test
    void theKeyThatEndsANumberIsNoPartOfIt() {
        begins(document(" persist=\"persist\" enterkey=\"#\"", regex("any", "x{2,}")));
        subscription.pressed("123#", now);
        assertThat(digits()).isEqualTo("200 123 any");
        subscription.pressed("1#", now);
        assertThat(digits()).isEqualTo("402 1 ");
    }

    @Test
    void itEndsWithItsTimeOrWhenNobodyWantsIt() {
        begins(KeyRequest.everyKey().text());
        passes(Duration.ofSeconds(7199));
        assertThat(told()).isEmpty();
        subscription.subscribed(subscribe(""), now); // it goes on
        assertThat(told().get(0).header("Subscription-State")).contains("active;expires=7200");
        passes(Duration.ofHours(2));
        List<SipRequest> over = told();
        assertThat(over.get(0).header("Subscription-State")).contains("terminated;reason=timeout");
        assertThat(over.get(0).body().text()).contains("code=\"487\"");
        begins(KeyRequest.everyKey().text());
        subscription.subscribed(subscribe("").with(HeaderName.EXPIRES, 0), now);
        assertThat(told().get(0).header("Subscription-State")).contains("terminated;reason=timeout");
        subscription.pressed("1", now);
        assertThat(told()).isEmpty();
    }

    @Test
    void ofOtherEventsNobodyIsTold() {
        SipResponse answer = subscription.subscribed(subscribe("").with("Event", "presence"), now);
        assertThat(answer.status()).isEqualTo(489);
        assertThat(answer.header("Allow-Events")).contains("kpml");
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "<kpml-request/>",
                "<kpml-request><pattern/></kpml-request>",
                "<kpml-request><pattern><regex>L[</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex>x{99}</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex>x{3,2}</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex>[]</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex>[^x*#ABCD]</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex>[9-0]</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex></regex></pattern></kpml-request>",
                "<kpml-request><pattern persist=\"always\"><regex>x</regex></pattern></kpml-request>",
                "<kpml-request><pattern interdigittimer=\"-1\"><regex>x</regex></pattern></kpml-request>",
                "<kpml-request><pattern interdigittimer=\"99999999\"><regex>x</regex></pattern></kpml-request>",
                "<kpml-request><pattern><regex>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</regex></pattern></kpml-request>",
                "<!DOCTYPE k [<!ENTITY a \"x\">]><kpml-request><pattern><regex>&a;</regex></pattern></kpml-request>"
            })
    void whatCannotBeFollowedIsToldToBeBad(String document) {
        assertThat(subscription.subscribed(subscribe(document), now).status()).isEqualTo(200);
        List<SipRequest> notes = told();
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).header("Subscription-State")).contains("terminated;reason=rejected");
        assertThat(notes.get(0).body().text()).contains("code=\"501\"");
        begins(KeyRequest.everyKey().text());
    }

    @Test
    void patternsWithoutEndTakeNoTimeAndNoRoom() {
        String hard = "x.".repeat(31) + "#";
        begins(document(" persist=\"persist\"", regex("a", hard), regex("b", hard), regex("c", hard)));
        subscription.pressed("1".repeat(500), now);
        assertThat(told()).isEmpty();
        subscription.pressed("#", now);
        assertThat(digits()).startsWith("200 1").endsWith("# a");
    }

    @ParameterizedTest
    @CsvSource({
        "5, true",
        "'', true",
        "12x, false",
        "'<', false",
        "1234567890123456789012345678901234, false",
    })
    void reportsAreReadAsTheyAreWritten(String digits, boolean whole) {
        KeyReport report = new KeyReport(200, "a \"b\" & <c>", digits, "t");
        assertThat(KeyReport.read(report.document())).isEqualTo(whole ? Optional.of(report) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<other code=\"200\"/>", "<kpml-response/>", "<kpml-response code=\"2000\"/>"})
    void whatIsNoReportIsNone(String document) {
        assertThat(KeyReport.read(document)).isEmpty();
    }
}
