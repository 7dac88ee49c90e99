package org.uclab.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uclab.control.api.ControlAddress;
import picocli.CommandLine.Option;

/** Where something can be commanded while it runs. */
final class ControlOption {

    private static final String ON = "on";
    private static final String OFF = "off";

    /** The words that it takes beside addresses, for completion. */
    static final class Words extends java.util.ArrayList<String> {

        private static final long serialVersionUID = 1;

        Words() {
            super(List.of(ON, OFF));
        }
    }

    @Option(
            names = "--control",
            paramLabel = "on|off|ADDRESS[:PORT]",
            defaultValue = ON,
            completionCandidates = Words.class,
            description = {
                "whether it can be commanded while it runs, and where: on loopback, not at all, or at an address or a name of "
                        + "this machine; off loopback it speaks TLS (default: ${DEFAULT-VALUE})"
            })
    private String control;

    @Option(names = "--control-tls", description = "commands come by TLS on loopback, too")
    private boolean tls;

    /**
     * Where; empty where it is off.
     *
     * @throws UsageException when that is no place
     */
    Optional<ControlAddress> address() {
        String word = control.toLowerCase(Locale.ROOT);
        if (word.equals(OFF)) {
            if (tls) {
                throw new UsageException("--control off leaves nothing to say by TLS; leave --control-tls out");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(word.equals(ON) ? ControlAddress.local(tls) : ControlAddress.parse(control, tls));
        } catch (IllegalArgumentException unusable) {
            throw new UsageException("--control takes on, off or ADDRESS[:PORT]: " + unusable.getMessage(), unusable);
        }
    }
}
