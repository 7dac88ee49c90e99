package org.uclab.client;

import java.util.Optional;
import org.uclab.client.config.Authenticator;
import org.uclab.client.http.Credentials;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;

/**
 * The part of a sign-in that does not wait for jabber-config.xml: the trace signs on for presence between the request for
 * that file and its answer (S1, "Jabber-config.xml"). It begins as soon as the service profile alone says where. One for
 * each sign-in; a way that is lost takes with it what had begun on it.
 */
final class EarlySignOn {

    /** What must be done before presence. */
    interface Enrolment {
        void enrol(Profile profile) throws Stopped;
    }

    private final Services services;
    private final Journal journal;
    private final String domain;
    private final Credentials credentials;
    private final Enrolment enrolment;
    private final boolean wanted;
    private boolean begun;
    private Optional<PresencePart.Up> presence = Optional.empty();
    private Optional<Stopped> refusal = Optional.empty();
    private String refusedAt = "";

    /**
     * @param domain of the user's address
     */
    EarlySignOn(Services services, Journal journal, String domain, Credentials credentials, Enrolment enrolment) {
        this(services, journal, domain, credentials, enrolment, true);
    }

    private EarlySignOn(
            Services services,
            Journal journal,
            String domain,
            Credentials credentials,
            Enrolment enrolment,
            boolean wanted) {
        this.wanted = wanted;
        this.services = services;
        this.journal = journal;
        this.domain = domain;
        this.credentials = credentials;
        this.enrolment = enrolment;
    }

    /** One that signs on nowhere: presence is had from elsewhere. */
    EarlySignOn without() {
        return new EarlySignOn(services, journal, domain, credentials, enrolment, false);
    }

    /** Signs on, where the profile is enough for it; how that ends, {@link #finish} tells. */
    void begin(Profile known) {
        boolean placed = known.location() == Location.OUTSIDE
                || !known.configuration().presenceServers().isEmpty();
        if (!wanted || known.configuration().authenticator() != Authenticator.IM_AND_PRESENCE || !placed) {
            return;
        }
        begun = true;
        try {
            enrolment.enrol(known);
            presence = services.signOn(known, domain, credentials);
        } catch (Stopped stopped) {
            refusal = Optional.of(stopped);
            refusedAt = journal.step();
        }
    }

    /** The way on which it began is lost. */
    void undo() {
        presence.ifPresent(up -> up.session().signOut());
        presence = Optional.empty();
        refusal = Optional.empty();
        begun = false;
    }

    /** Signs on now if it has not begun, and starts what comes after. */
    SignIn.Outcome finish(Profile profile) throws Stopped {
        if (refusal.isPresent()) {
            journal.step(refusedAt);
            throw refusal.get();
        }
        if (!begun) {
            enrolment.enrol(profile);
            presence = services.signOn(profile, domain, credentials);
        }
        return services.started(profile, domain, credentials, presence);
    }
}
