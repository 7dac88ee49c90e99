package org.uclab.client;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.capf.CapfDecisions;
import org.uclab.client.ccmcip.CcmcipDecisions;
import org.uclab.client.config.ConfigDecisions;
import org.uclab.client.contacts.ContactDecisions;
import org.uclab.client.cti.CtiDecisions;
import org.uclab.client.discovery.DiscoveryDecisions;
import org.uclab.client.edge.EdgeDecisions;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.ldap.LdapDecisions;
import org.uclab.client.media.MediaDecisions;
import org.uclab.client.phone.ShareDecisions;
import org.uclab.client.phone.call.CallDecisions;
import org.uclab.client.phone.registration.RegistrationDecisions;
import org.uclab.client.presence.PresenceDecisions;
import org.uclab.client.soap.SoapDecisions;
import org.uclab.client.tftp.TftpDecisions;
import org.uclab.client.tls.TlsDecisions;
import org.uclab.client.uds.UdsDecisions;
import org.uclab.client.voicemail.VoicemailDecisions;
import org.uclab.client.webex.WebexDecisions;
import org.uclab.client.xmpp.EncryptionDecisions;
import org.uclab.client.xmpp.FileDecisions;
import org.uclab.client.xmpp.ImShareDecisions;
import org.uclab.client.xmpp.XmppDecisions;
import org.uclab.lab.history.Subject;

/** Everything the client can decide, gathered from the packages that declare it. */
public final class ClientDecisions {

    private static final List<Subject> ALL = Stream.of(
                    SignInDecisions.all(),
                    DiscoveryDecisions.all(),
                    TlsDecisions.all(),
                    HttpDecisions.all(),
                    UdsDecisions.all(),
                    CcmcipDecisions.all(),
                    EdgeDecisions.all(),
                    ConfigDecisions.all(),
                    TftpDecisions.all(),
                    CapfDecisions.all(),
                    SoapDecisions.all(),
                    XmppDecisions.all(),
                    EncryptionDecisions.all(),
                    WebexDecisions.all(),
                    FileDecisions.all(),
                    ImShareDecisions.all(),
                    AvailabilityDecisions.all(),
                    PageDecisions.all(),
                    PresenceDecisions.all(),
                    RegistrationDecisions.all(),
                    CallDecisions.all(),
                    CtiDecisions.all(),
                    MediaDecisions.all(),
                    ShareDecisions.all(),
                    ContactDecisions.all(),
                    LdapDecisions.all(),
                    VoicemailDecisions.all())
            .flatMap(List::stream)
            .toList();

    private ClientDecisions() {}

    /** The subjects, each with its outcomes and reasons. */
    public static List<Subject> all() {
        return ALL;
    }
}
