package org.uclab.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.sim.directory.LdapFault;
import org.uclab.sim.dns.DnsFault;
import org.uclab.sim.ucm.fault.TftpFault;
import org.uclab.sim.ucm.fault.UcmFault;

/** The systems of the house. */
public final class Systems {

    private static final FaultCatalogue FAULTS = FaultCatalogue.with(Stream.of(
                    DnsFault.FORMS, HttpFault.FORMS, UcmFault.FORMS, TftpFault.FORMS, LdapFault.FORMS, XmppFault.FORMS)
            .flatMap(List::stream)
            .toList());

    private Systems() {}

    /** Everything that can go wrong in a lab, by the words users type. */
    public static FaultCatalogue faults() {
        return FAULTS;
    }
}
