package org.uclab.client.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Sources;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.wire.HttpDialler;

/** Follows the decision table: puts its questions to memory, to Webex and to the name server, and tells where it ends. */
public final class Questions {

    /** Where every client of the world asks whether a domain belongs to Webex. */
    public static final String CAS_HOST = "loginp.webexconnect.com";

    /** The look-up; the services domain follows. */
    public static final String CAS_PATH = "/cas/FederatedSSO?org=";

    private final WireQuestions wire;
    private final DiscoveryCache cache;
    private final Explanation explanation = new Explanation();

    public Questions(
            StubResolver resolver, HostLookup hosts, HttpDialler http, XmlDocuments xml, DiscoveryCache cache) {
        this.wire = new WireQuestions(resolver, hosts, http, xml);
        this.cache = cache;
    }

    /** Who authenticates, as somebody has said before anybody is asked. */
    public enum Named {
        NOBODY,
        PRESENCE,
        PHONE,
        CLOUD
    }

    /**
     * What is known from the start.
     *
     * @param manual    the authenticator of the manual settings
     * @param installed that of the bootstrap file
     * @param casLimit  lab time to wait for Webex
     */
    public record Subject(
            TypedAddress address,
            Release release,
            Sources sources,
            Named manual,
            Named installed,
            Domains domains,
            Duration casLimit) {}

    /** What the client knows of domains. */
    public interface Domains {

        /** The services domain that an earlier launch has kept. */
        Optional<String> kept();

        /** The services domain is that one. */
        void found(String servicesDomain, Source.Origin origin);

        /**
         * The domain that has the SRV records.
         *
         * @param configured what the sources say of it
         */
        String asked(String servicesDomain, Optional<Sources.Value> configured);
    }

    /**
     * Where it ends, or where call control has to be asked.
     *
     * @param servicesDomain the domain that Webex may know
     * @param asked          the domain that has the SRV records; the services domain where nobody was asked
     * @param telephony      what the sources that count say of {@code Telephony_Enabled}; empty for nothing
     */
    public record Found(Discovery discovery, String servicesDomain, String asked, String telephony) {}

    /**
     * Asks what the table asks for, except call control.
     *
     * @throws Stopped when there is no services domain
     */
    public Found ask(Subject subject, Patience patience, Journal journal) throws Stopped {
        return new Search(subject, wire, cache, explanation, patience, journal).run();
    }

    /** How the last search went: sources, rows and answers, a line each. */
    public List<String> explanation() {
        return explanation.lines();
    }
}
