package org.uclab.shell.rtp;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;

/**
 * What can go wrong with the media that an end sends. The occasion is each packet about to be sent: of the stream for those
 * named {@code rtp-} and {@code srtp-}, of its reports for {@code rtcp-silent}. Occasion attributes: those that the owner of
 * the leg gives ({@code user}, {@code device}, …).
 */
public sealed interface MediaFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            form("rtp-lost", "a packet of media is not sent; always: the call is heard one way", MediaFault.Lost::new),
            form("rtp-twice", "a packet of media is sent twice", MediaFault.Twice::new),
            form("rtp-swapped", "a packet of media is sent after the one that follows it", MediaFault.Swapped::new),
            new FaultForm(
                    "rtp-late",
                    "rtp-late MS",
                    "rtp",
                    "a packet of media is sent MS milliseconds late; on every other packet: jitter",
                    MediaFault.Late::of),
            form("rtp-ssrc", "a packet of media comes from another source", MediaFault.OtherSource::new),
            new FaultForm(
                    "rtp-payload-type",
                    "rtp-payload-type N",
                    "rtp",
                    "a packet of media has payload type N (0 to 127), whatever is agreed",
                    MediaFault.PayloadType::of),
            form("srtp-wrong-key", "a packet of media is protected with another key", MediaFault.WrongKey::new),
            form("rtcp-silent", "a report is not sent", MediaFault.ReportsSilent::new));

    private static FaultForm form(String name, String meaning, Supplier<MediaFault> maker) {
        return new FaultForm(name, name, "rtp", meaning, none -> maker.get());
    }

    /** The members, for switches without a default. */
    enum Kind {
        LOST,
        TWICE,
        SWAPPED,
        LATE,
        OTHER_SOURCE,
        PAYLOAD_TYPE,
        WRONG_KEY,
        REPORTS_SILENT
    }

    Kind kind();

    /** Those that bite on packets of the stream. */
    sealed interface OfPacket extends MediaFault {}

    /** Those that bite on reports. */
    sealed interface OfReport extends MediaFault {}

    /** It is not sent. */
    record Lost() implements OfPacket {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }

        @Override
        public String text() {
            return "rtp-lost";
        }
    }

    /** It is sent twice. */
    record Twice() implements OfPacket {
        @Override
        public Kind kind() {
            return Kind.TWICE;
        }

        @Override
        public String text() {
            return "rtp-twice";
        }
    }

    /** It is sent after the next one. */
    record Swapped() implements OfPacket {
        @Override
        public Kind kind() {
            return Kind.SWAPPED;
        }

        @Override
        public String text() {
            return "rtp-swapped";
        }
    }

    /** It is sent later, by lab time. */
    record Late(Duration by) implements OfPacket {

        private static final int MS_MAX = 60_000;

        static Late of(String text) {
            return new Late(Duration.ofMillis(number(text, 1, MS_MAX, "milliseconds")));
        }

        @Override
        public Kind kind() {
            return Kind.LATE;
        }

        @Override
        public String text() {
            return "rtp-late " + by.toMillis();
        }
    }

    /** It has the number of another source. */
    record OtherSource() implements OfPacket {
        @Override
        public Kind kind() {
            return Kind.OTHER_SOURCE;
        }

        @Override
        public String text() {
            return "rtp-ssrc";
        }
    }

    /** It says that it carries something else. */
    record PayloadType(int type) implements OfPacket {

        private static final int TYPE_MAX = 127;

        static PayloadType of(String text) {
            return new PayloadType(number(text, 0, TYPE_MAX, "a payload type"));
        }

        @Override
        public Kind kind() {
            return Kind.PAYLOAD_TYPE;
        }

        @Override
        public String text() {
            return "rtp-payload-type " + type;
        }
    }

    /** It is protected with a key that the other side does not have; media in clear stay as they are. */
    record WrongKey() implements OfPacket {
        @Override
        public Kind kind() {
            return Kind.WRONG_KEY;
        }

        @Override
        public String text() {
            return "srtp-wrong-key";
        }
    }

    /** The report is not sent. */
    record ReportsSilent() implements OfReport {
        @Override
        public Kind kind() {
            return Kind.REPORTS_SILENT;
        }

        @Override
        public String text() {
            return "rtcp-silent";
        }
    }

    private static int number(String text, int min, int max, String what) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no number of " + what + "; say " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }
}
