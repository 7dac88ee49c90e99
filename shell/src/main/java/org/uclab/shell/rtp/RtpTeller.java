package org.uclab.shell.rtp;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.protocol.rtp.RtpReception;
import org.uclab.protocol.rtp.Unmeasured;

/** Tells what came to a media socket and belongs to no stream; streams are told as flows. */
public final class RtpTeller implements Teller {

    public static final RtpTeller RTP = new RtpTeller();

    /** Datagrams that are no RTP, and what is wrong with the newest. */
    static final Fact<Integer> NO_RTP = Fact.number("rtp.none");

    static final Fact<String> WHY = Fact.text("rtp.why");
    /** Packets of no stream: single ones, or beyond the number of streams that are measured. */
    static final Fact<Integer> STRANGERS = Fact.number("rtp.strangers");

    private static final String NO_RTP_WORDS = "no RTP";
    private static final String STRANGERS_WORDS = "no stream";

    private static final byte[] NO_BYTES = {};

    private record Stray(Unmeasured what) implements Message.Content {

        @Override
        public byte[] bytes() {
            return NO_BYTES;
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public Facts facts() {
            Facts.Builder facts = Facts.with();
            if (what.noRtp() > 0) {
                facts.and(NO_RTP, Math.toIntExact(what.noRtp())).unlessEmpty(WHY, what.why());
            }
            if (what.strangers() > 0) {
                facts.and(STRANGERS, Math.toIntExact(what.strangers()));
            }
            return facts.done();
        }
    }

    private RtpTeller() {}

    Message stray(Hop hop, Unmeasured what) {
        return Message.of(this, hop, 0, new Stray(what));
    }

    @Override
    public String protocol() {
        return "RTP";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        String noRtp = facts.first(NO_RTP)
                .map(count -> count + " datagrams that are no RTP"
                        + facts.first(WHY).map(why -> " (" + why + ")").orElse(""))
                .orElse("");
        String strangers = facts.first(STRANGERS)
                .map(count -> count + " packets of no stream (single ones, or beyond " + RtpReception.STREAMS_MAX
                        + " streams)")
                .orElse("");
        return noRtp + (noRtp.isEmpty() || strangers.isEmpty() ? "" : ", ") + strangers;
    }

    @Override
    public String detail(Message message) {
        return line(message);
    }

    @Override
    public Optional<Meaning> reads(String words) {
        return switch (words) {
            case NO_RTP_WORDS -> Optional.of(Meaning.either(facts -> facts.has(NO_RTP)));
            case STRANGERS_WORDS -> Optional.of(Meaning.either(facts -> facts.has(STRANGERS)));
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> forms() {
        return List.of(NO_RTP_WORDS, STRANGERS_WORDS);
    }
}
