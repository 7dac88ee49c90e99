package org.uclab.sim.ucm.tftp;

import org.uclab.lab.history.Fact;

/** What is certain of TFTP packets. */
final class TftpFacts {

    /** As RFC 1350 §5 and RFC 2347 abbreviate it: {@code RRQ}, {@code DATA}, … */
    static final Fact<String> OPCODE = Fact.text("opcode");

    static final Fact<String> FILE = Fact.text("file");

    /** In lower case. */
    static final Fact<String> MODE = Fact.text("mode");

    /** Names and values of options in turn. */
    static final Fact<String> OPTION = Fact.text("option");

    /** Block of data or of its acknowledgement. */
    static final Fact<Integer> BLOCK = Fact.number("block");

    static final Fact<Integer> ERROR = Fact.number("error");

    static final Fact<String> REASON = Fact.text("reason");

    private TftpFacts() {}
}
