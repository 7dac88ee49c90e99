package org.uclab.sim.ucm.tftp;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/** Tells TFTP: {@code RRQ jabber-config.xml octet}, {@code DATA 1 512 bytes}, {@code ERROR 1 File not found}. */
final class TftpTeller implements Teller {

    /** The one there is. */
    public static final TftpTeller TFTP = new TftpTeller();

    private static final int HEADER_BYTES = 4;
    private static final Pattern REQUEST = Pattern.compile("(RRQ|WRQ)(?: (\\S+)(?: (octet|netascii))?)?");
    private static final Pattern NUMBERED = Pattern.compile("(DATA|ACK|ERROR)(?: (\\d+))?");

    private TftpTeller() {}

    @Override
    public String protocol() {
        return "TFTP";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        String opcode = facts.first(TftpFacts.OPCODE).orElse("");
        return switch (opcode) {
            case "RRQ", "WRQ" -> said(opcode, facts, TftpFacts.FILE, TftpFacts.MODE, TftpFacts.OPTION);
            case "DATA" -> said(opcode, facts, TftpFacts.BLOCK) + " " + (message.size() - HEADER_BYTES) + " bytes";
            case "ACK" -> said(opcode, facts, TftpFacts.BLOCK);
            case "OACK" -> said(opcode, facts, TftpFacts.OPTION);
            case "ERROR" -> said(opcode, facts, TftpFacts.ERROR, TftpFacts.REASON);
            default -> "not TFTP, " + message.size() + " bytes";
        };
    }

    private static String said(String opcode, Facts facts, Fact<?>... about) {
        StringBuilder line = new StringBuilder(opcode);
        for (Fact<?> fact : about) {
            facts.all(fact).forEach(value -> line.append(' ').append(value));
        }
        return line.toString();
    }

    /** The line says it all but for the file's own bytes. */
    @Override
    public String detail(Message message) {
        return line(message);
    }

    /** A request by file, or also by mode; data, acknowledgements and errors by number. */
    @Override
    public Optional<Meaning> reads(String words) {
        Matcher request = REQUEST.matcher(words);
        if (request.matches()) {
            Predicate<String> file = Meaning.like(request.group(2) == null ? "…" : request.group(2));
            Predicate<String> mode = Meaning.like(request.group(3) == null ? "…" : request.group(3));
            return Optional.of(Meaning.question(facts -> facts.is(TftpFacts.OPCODE, request.group(1))
                    && facts.any(TftpFacts.FILE, file)
                    && facts.any(TftpFacts.MODE, mode)));
        }
        Matcher numbered = NUMBERED.matcher(words);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        String opcode = numbered.group(1);
        Fact<Integer> number = opcode.equals("ERROR") ? TftpFacts.ERROR : TftpFacts.BLOCK;
        Predicate<Facts> means = facts -> facts.is(TftpFacts.OPCODE, opcode)
                && (numbered.group(2) == null || facts.is(number, Integer.valueOf(numbered.group(2))));
        return Optional.of(
                switch (opcode) {
                    case "DATA" -> Meaning.answer(means);
                    case "ACK" -> Meaning.question(means);
                    default -> Meaning.either(means);
                });
    }

    @Override
    public List<String> forms() {
        return List.of("RRQ FILE", "WRQ FILE", "DATA BLOCK", "ACK BLOCK", "ERROR CODE");
    }
}
