package org.uclab.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.history.Tellers;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.shell.xmpp.XmppTeller;
import org.uclab.sim.directory.DirectorySim;
import org.uclab.sim.directory.LdapFault;
import org.uclab.sim.dns.DnsFault;
import org.uclab.sim.dns.DnsSim;
import org.uclab.sim.imp.ImpSim;
import org.uclab.sim.ucm.UcmSim;
import org.uclab.sim.ucm.fault.TftpFault;
import org.uclab.sim.ucm.fault.UcmFault;

/** The systems of the house. */
public final class Systems {

    private static final FaultCatalogue FAULTS = FaultCatalogue.with(Stream.of(
                    DnsFault.FORMS, HttpFault.FORMS, UcmFault.FORMS, TftpFault.FORMS, LdapFault.FORMS, XmppFault.FORMS)
            .flatMap(List::stream)
            .toList());

    private static final Tellers TELLERS = Tellers.of(Stream.of(
                    List.of(HttpTeller.HTTP, XmppTeller.XMPP),
                    DnsSim.tellers(),
                    UcmSim.tellers(),
                    DirectorySim.tellers(),
                    ImpSim.tellers())
            .flatMap(List::stream)
            .toList());

    private Systems() {}

    /** Everything that can go wrong in a lab, by the words users type. */
    public static FaultCatalogue faults() {
        return FAULTS;
    }

    /** Everybody who tells messages of a lab, and reads what people call them. */
    public static Tellers tellers() {
        return TELLERS;
    }
}
