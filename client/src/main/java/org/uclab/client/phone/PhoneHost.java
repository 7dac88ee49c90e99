package org.uclab.client.phone;

import io.vertx.core.net.ClientSSLOptions;
import java.util.Optional;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.edge.EdgeAccess;
import org.uclab.client.http.Credentials;
import org.uclab.client.step.Journal;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;

/**
 * What a phone has of the host that it is on.
 *
 * @param tls   trust, and the certificate of the device where it has one
 * @param login what it answers challenges of nodes with. ASSUMED(choice): who signs in has one password for all, as the lab's
 *     clusters keep one
 * @param edge  edge servers that it goes through; none inside
 */
public record PhoneHost(
        Dialler dialler,
        HostLookup hosts,
        ClientSSLOptions tls,
        Credentials login,
        Journal journal,
        Seed seed,
        Optional<EdgeAccess.Sip> edge) {}
