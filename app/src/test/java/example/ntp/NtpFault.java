package example.ntp;

import java.util.List;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;

/** The server tells its callers to go away, RFC 5905 §7.4. */
record NtpFault(String code) implements AnswerFault {

    static final List<FaultForm> FORMS = List.of(new FaultForm(
            "ntp-kiss", "ntp-kiss CODE", "ntp", "a kiss-o'-death packet with CODE (RATE, DENY, …)", NtpFault::new));

    NtpFault {
        if (!code.matches("[A-Z]{4}")) {
            throw new IllegalArgumentException("ntp-kiss takes four capital letters, not " + code);
        }
    }

    @Override
    public String text() {
        return "ntp-kiss " + code;
    }
}
