package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.protocol.xmpp.StreamParserTest.HEADER;
import static org.uclab.protocol.xmpp.StreamParserTest.all;
import static org.uclab.protocol.xmpp.StreamParserTest.utf8;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileStreamTest {

    private static final StreamLimits TIGHT = new StreamLimits(2_000, 8, 5, 40);

    private static String ending(byte[] bytes, int chunk, StreamLimits limits) {
        List<StreamEvent> events = all(new StreamParser(limits), bytes, chunk);
        StreamEvent last = events.get(events.size() - 1);
        return last instanceof StreamEvent.Failed failed
                ? failed.condition().wire()
                : last.kind().toString();
    }

    private static void endsIn(String condition, String text) {
        for (int chunk : new int[] {1, 3, 64, 1_000_000}) {
            assertThat(ending(utf8(text), chunk, TIGHT))
                    .as("%s in chunks of %d", text.substring(Math.max(0, text.length() - 90)), chunk)
                    .isEqualTo(condition);
        }
    }

    @Test
    void answersEveryVectorWithItsCondition() throws Exception {
        for (String line : Vectors.lines("xmpp/refused.txt")) {
            String[] pair = line.split(" => ", 2);
            endsIn(pair[1], HEADER + pair[0] + "<end/>");
        }
    }

    @Test
    void refusesWhatIsNoStream() {
        endsIn("not-well-formed", "GET / HTTP/1.1\r\n\r\n");
        endsIn("not-well-formed", "\u0016\u0003\u0001\u0002\u0000\u0001");
        endsIn("not-well-formed", "\ufeff" + HEADER);
        endsIn("invalid-namespace", "<html>");
        endsIn("invalid-namespace", "<stream:stream xmlns:stream='urn:other'>");
        endsIn("not-well-formed", "<stream:stream>");
        endsIn("bad-format", "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>");
        endsIn("unsupported-encoding", "<?xml version='1.0' encoding='ISO-8859-1'?>" + HEADER.substring(21));
        endsIn("restricted-xml", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + HEADER.substring(21));
        endsIn("restricted-xml", "<!DOCTYPE x [<!ENTITY a 'b'>]>" + HEADER.substring(21));
        endsIn("restricted-xml", HEADER.substring(0, 21) + "<!DOCTYPE x [<!ENTITY a 'b'>]>" + HEADER.substring(21));
        endsIn("restricted-xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
        endsIn("restricted-xml", " <!DOCTYPE x [");
        endsIn("not-well-formed", "<stream:stream a='<!D'>");
    }

    @Test
    void refusesWhatIsTooLong() {
        endsIn("policy-violation", HEADER + "<message><body>" + "x".repeat(3_000));
        endsIn("policy-violation", HEADER + "<message a='" + "x".repeat(3_000));
        endsIn("policy-violation", HEADER + "<message a='" + ">".repeat(3_000));
        endsIn("policy-violation", HEADER + "<" + "m".repeat(3_000));
        endsIn("policy-violation", HEADER + "<message>" + "<a/>".repeat(3_000));
        endsIn("policy-violation", "<stream:stream " + " ".repeat(3_000));
    }

    @Test
    void refusesWhatIsTooDeepTooWideOrTooManifold() {
        endsIn("policy-violation", HEADER + "<a>".repeat(9));
        endsIn("RECEIVED", HEADER + "<a>".repeat(8) + "</a>".repeat(8));
        endsIn("policy-violation", HEADER + "<a b='' c='' d='' e='' f='' g=''/>");
        endsIn("RECEIVED", HEADER + "<a b='' c='' d='' e='' f=''/>");
        StringBuilder manifold = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            manifold.append("<n").append(i).append("/>");
        }
        endsIn("policy-violation", manifold.toString());
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[][] sequences = {
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0x80},
            {(byte) 0xc3, 'x'}
        };
        for (byte[] sequence : sequences) {
            byte[] start = utf8(HEADER + "<message><body>");
            byte[] end = utf8("</body></message>");
            byte[] all = Arrays.copyOf(start, start.length + sequence.length + end.length);
            System.arraycopy(sequence, 0, all, start.length, sequence.length);
            System.arraycopy(end, 0, all, start.length + sequence.length, end.length);
            for (int chunk : new int[] {1, 2, 1_000}) {
                assertThat(ending(all, chunk, TIGHT))
                        .as(Arrays.toString(sequence))
                        .isEqualTo("not-well-formed");
            }
        }
    }

    @Test
    void everyMutationEndsInEventsAndNeverInAnException() {
        Random random = new Random(6120);
        byte[] seed = utf8(HEADER
                + "<message to='b@x' xml:lang='de'><body>h\u00e9 &amp; \ud83d\ude00 <![CDATA[x]]></body></message>"
                + "<iq type='set' id=\"7\"><q:query xmlns:q='jabber:iq:roster' q:k='&lt;'/></iq></stream:stream>");
        byte[] nasty = utf8("<>&;'\"![]-?/:=x \u00e9");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = seed.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean() ? nasty[random.nextInt(nasty.length)] : (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                int cut = random.nextInt(bytes.length);
                byte[] spliced = Arrays.copyOf(bytes, bytes.length + 20);
                System.arraycopy(bytes, random.nextInt(bytes.length - 20), spliced, cut, 20);
                bytes = spliced;
            }
            int chunk = 1 + random.nextInt(bytes.length);
            List<StreamEvent> events = all(new StreamParser(TIGHT), bytes, chunk);
            List<StreamEvent> again = all(new StreamParser(TIGHT), bytes, 1);
            assertThat(events.stream()
                            .filter(e -> e.kind() == StreamEvent.Kind.FAILED)
                            .count())
                    .isLessThanOrEqualTo(1);
            assertThat(again)
                    .as("%s in chunks of %d", new String(bytes, StandardCharsets.UTF_8), chunk)
                    .extracting(StreamEvent::kind)
                    .isEqualTo(events.stream().map(StreamEvent::kind).toList());
        }
    }
}
