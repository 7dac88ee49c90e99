package org.uclab.shell.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.Via;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.transaction.TransactionKey;

/**
 * How {@link SipFault}s act on answers. They bite when a request comes for the first time, and then go with its transaction,
 * so that an answer which is repeated is as wrong as it was.
 */
final class SipSpoiler {

    /** Requests whose answers are spoilt, remembered at once. */
    static final int SPOILT_MAX = 10_000;

    private static final String SDP = "application/sdp";
    private static final Pattern CODEC = Pattern.compile("(?m)^a=(?:rtpmap|fmtp):[^\r\n]*\r?\n");
    private static final Pattern MEDIUM = Pattern.compile("(?m)^(m=\\S+ [0-9]+(?:/[0-9]+)? RTP/\\S+)[^\r\n]*\r?\n");

    /** An answer on its way out, and how much later it goes. */
    record Going(SipResponse response, Duration later) {}

    private final Map<TransactionKey, Biting<SipFault>> spoilt = new LinkedHashMap<>();

    /** Asks the faults of a port about a new request. */
    Biting<SipFault> bite(FaultPoint point, Asked asked, Instant now) {
        if (point.quiet()) {
            return Biting.none();
        }
        Biting<SipFault> biting = point.biting(SipFault.class, occasion(asked, now));
        if (!biting.isEmpty()) {
            if (spoilt.size() >= SPOILT_MAX) {
                spoilt.remove(spoilt.keySet().iterator().next());
            }
            spoilt.put(asked.key(), biting);
        }
        return biting;
    }

    private static Occasion occasion(Asked asked, Instant now) {
        return new Occasion(
                now,
                asked.flow().host() + ":" + asked.flow().port(),
                Map.of(
                        "method", asked.request().method(),
                        "uri", asked.request().uri(),
                        "user", user(asked.request().from()),
                        "called", user(asked.request().to())));
    }

    private static String user(NameAddress address) {
        return address.sipUri().map(SipUri::user).orElse("");
    }

    /** What a fault that refuses before the user is asked answers with; none where it says nothing. */
    static Optional<Integer> refusal(Biting<SipFault> biting) {
        return biting.inOrder().stream()
                .filter(bite -> bite.phase() == AnswerFault.Phase.BEFORE)
                .flatMap(bite -> status(bite.fault()).stream())
                .reduce((first, later) -> later);
    }

    /** The status that takes the place of the user's final answer. */
    Optional<Integer> instead(Asked asked) {
        return Optional.ofNullable(spoilt.get(asked.key()))
                .flatMap(biting -> biting.inOrder().stream()
                        .filter(bite -> bite.phase() == AnswerFault.Phase.AFTER)
                        .flatMap(bite -> status(bite.fault()).stream())
                        .reduce((first, later) -> later));
    }

    private static Optional<Integer> status(SipFault fault) {
        return fault instanceof SipFault.Status status ? Optional.of(status.code()) : Optional.empty();
    }

    /** What of an answer really goes out. */
    List<Going> goes(TransactionKey key, SipResponse response) {
        Biting<SipFault> biting = spoilt.get(key);
        List<Going> going = List.of(new Going(response, Duration.ZERO));
        if (biting == null) {
            return going;
        }
        for (Biting.Bite<SipFault> bite : biting.inOrder()) {
            going = through(bite.fault(), going);
        }
        return going;
    }

    private static List<Going> through(SipFault fault, List<Going> going) {
        List<Going> after = new ArrayList<>();
        for (Going one : going) {
            SipResponse response = one.response();
            switch (fault.kind()) {
                case STATUS -> after.add(one);
                case NO_REPLY -> {}
                case SLOW -> after.add(new Going(response, one.later().plus(((SipFault.Slow) fault).by())));
                case TWICE -> {
                    after.add(one);
                    after.add(one);
                }
                case WRONG_TAG -> after.add(new Going(response.with(HeaderName.FROM, otherTag(response)), one.later()));
                case WRONG_CSEQ ->
                    after.add(new Going(response.with(HeaderName.CSEQ, otherCSeq(response)), one.later()));
                case WRONG_BRANCH -> after.add(new Going(otherBranch(response), one.later()));
                case NO_CODEC -> after.add(new Going(otherCodec(response), one.later()));
                case MALFORMED ->
                    after.add(new Going(response.with(((SipFault.Malformed) fault).header(), "<<\"@;="), one.later()));
            }
        }
        return after;
    }

    /** Every medium in the description, if there is one, has a payload type of which nobody has heard. */
    private static SipResponse otherCodec(SipResponse response) {
        if (!response.contentType().equals(SDP)) {
            return response;
        }
        String text = response.body().text();
        String spoilt = MEDIUM.matcher(CODEC.matcher(text).replaceAll("")).replaceAll("$1 96\r\n");
        return response.withBody(SDP, SipBody.of(spoilt));
    }

    private static String otherTag(SipResponse response) {
        String from = response.header(HeaderName.FROM).orElse("");
        return NameAddress.parse(from)
                .map(read -> read.withTag("x" + read.tag()).toString())
                .orElse(from);
    }

    private static String otherCSeq(SipResponse response) {
        String[] words = response.header(HeaderName.CSEQ).orElse("").split(" ", 2);
        return words.length == 2 && words[0].matches("[0-9]{1,9}")
                ? Long.parseLong(words[0]) + 1 + " " + words[1]
                : String.join(" ", words);
    }

    private static SipResponse otherBranch(SipResponse response) {
        Via via = response.topVia();
        Via other = new Via(
                via.transport(), via.host(), via.port(), via.parameters().with("branch", via.branch() + "x"));
        List<String> rest = response.headers().values(HeaderName.VIA);
        return response.with(response.headers()
                .without(HeaderName.VIA)
                .onTop(
                        HeaderName.VIA,
                        String.join(
                                ", ",
                                rest.size() < 2
                                        ? List.of(other.toString())
                                        : concat(other.toString(), rest.subList(1, rest.size())))));
    }

    private static List<String> concat(String first, List<String> rest) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
