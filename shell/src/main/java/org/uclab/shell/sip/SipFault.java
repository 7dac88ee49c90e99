package org.uclab.shell.sip;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;

/**
 * A wrong answer of a SIP server. Occasion attributes: {@code method}, {@code uri}, {@code user} of the From, {@code called}
 * of the To. The occasion is a request, not each time it comes. What refuses comes before the user of the node is asked;
 * what spoils or loses answers holds for all answers to that request, those that are repeated too.
 */
public sealed interface SipFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "sip-status",
                    "sip-status CODE",
                    "sip",
                    "the status CODE (300 to 699) and nothing else",
                    a -> new SipFault.Status(FaultText.number(a))),
            new FaultForm(
                    "sip-no-reply",
                    "sip-no-reply",
                    "sip",
                    "the request is read and never answered",
                    a -> new SipFault.NoReply()),
            new FaultForm(
                    "sip-slow",
                    "sip-slow TIME",
                    "sip",
                    "every answer comes later by TIME",
                    a -> new SipFault.Slow(FaultText.duration(a))),
            new FaultForm("sip-twice", "sip-twice", "sip", "every answer comes twice", a -> new SipFault.Twice()),
            new FaultForm(
                    "sip-wrong-tag",
                    "sip-wrong-tag",
                    "sip",
                    "the tag in the From of answers is not that of the request",
                    a -> new SipFault.WrongTag()),
            new FaultForm(
                    "sip-wrong-cseq",
                    "sip-wrong-cseq",
                    "sip",
                    "the CSeq of answers is one too high",
                    a -> new SipFault.WrongCSeq()),
            new FaultForm(
                    "sip-wrong-branch",
                    "sip-wrong-branch",
                    "sip",
                    "the branch of answers is not that of the request",
                    a -> new SipFault.WrongBranch()),
            new FaultForm(
                    "sip-malformed",
                    "sip-malformed HEADER",
                    "sip",
                    "the header field HEADER of answers is no such field",
                    SipFault.Malformed::new),
            new FaultForm(
                    "sip-no-codec",
                    "sip-no-codec",
                    "sip",
                    "what answers describe of media has a codec that nobody knows, and no other",
                    a -> new SipFault.NoCodec()));

    /** The members, for switches without a default. */
    enum Kind {
        STATUS,
        NO_REPLY,
        SLOW,
        TWICE,
        WRONG_TAG,
        WRONG_CSEQ,
        WRONG_BRANCH,
        MALFORMED,
        NO_CODEC
    }

    Kind kind();

    /**
     * This status in place of the final answer.
     *
     * @param code 300 to 699
     */
    record Status(int code) implements SipFault {

        public Status {
            if (code < 300 || code > 699) {
                throw new IllegalArgumentException("sip-status takes a status of 300 to 699, not " + code);
            }
        }

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        @Override
        public Kind kind() {
            return Kind.STATUS;
        }

        @Override
        public String text() {
            return "sip-status " + code;
        }
    }

    /** The request is read and never answered, not even by a 100. */
    record NoReply() implements SipFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.AFTER, Phase.BEFORE);
        }

        @Override
        public Kind kind() {
            return Kind.NO_REPLY;
        }

        @Override
        public String text() {
            return "sip-no-reply";
        }
    }

    /** The right answers, each later by this lab time. */
    record Slow(Duration by) implements SipFault {

        public Slow {
            FaultText.positive("sip-slow", by);
        }

        @Override
        public Kind kind() {
            return Kind.SLOW;
        }

        @Override
        public String text() {
            return "sip-slow " + FaultText.of(by);
        }
    }

    /** Each answer twice. */
    record Twice() implements SipFault {

        @Override
        public Kind kind() {
            return Kind.TWICE;
        }

        @Override
        public String text() {
            return "sip-twice";
        }
    }

    /** Another tag in the From. */
    record WrongTag() implements SipFault {

        @Override
        public Kind kind() {
            return Kind.WRONG_TAG;
        }

        @Override
        public String text() {
            return "sip-wrong-tag";
        }
    }

    /** A CSeq that is one too high. */
    record WrongCSeq() implements SipFault {

        @Override
        public Kind kind() {
            return Kind.WRONG_CSEQ;
        }

        @Override
        public String text() {
            return "sip-wrong-cseq";
        }
    }

    /** Another branch in the Via. */
    record WrongBranch() implements SipFault {

        @Override
        public Kind kind() {
            return Kind.WRONG_BRANCH;
        }

        @Override
        public String text() {
            return "sip-wrong-branch";
        }
    }

    /** That header field says nothing that could be one. */
    record Malformed(String header) implements SipFault {

        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,40}");

        public Malformed {
            if (!NAME.matcher(header).matches()) {
                throw new IllegalArgumentException("sip-malformed takes a header such as To, not " + header);
            }
        }

        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String text() {
            return "sip-malformed " + header;
        }
    }

    /** A description without a codec that the other side can know. */
    record NoCodec() implements SipFault {

        @Override
        public Kind kind() {
            return Kind.NO_CODEC;
        }

        @Override
        public String text() {
            return "sip-no-codec";
        }
    }
}
