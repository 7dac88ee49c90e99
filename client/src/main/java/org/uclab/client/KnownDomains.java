package org.uclab.client;

import java.util.Optional;
import org.uclab.client.discovery.Questions;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Sources;
import org.uclab.client.step.Journal;

/** What a client knows of the domains of its user, and what it says of them. */
final class KnownDomains implements Questions.Domains {

    private final Journal journal;
    private final ClientSettings settings;
    private final Memory memory;

    KnownDomains(Equipment equipment) {
        this.journal = equipment.journal();
        this.settings = equipment.settings();
        this.memory = equipment.memory();
    }

    @Override
    public Optional<String> kept() {
        return memory.servicesDomain();
    }

    @Override
    public void found(String servicesDomain, Source.Origin origin) {
        journal.decided(
                SignInDecisions.SERVICES_DOMAIN.of(),
                SignInDecisions.DOMAIN.of(servicesDomain),
                origin == Source.Origin.TYPED
                        ? SignInDecisions.TYPED.of()
                        : SignInDecisions.OF_SOURCE.of(origin.says()));
    }

    // ASSUMED(S3): what a configuration file said last counts more than what the client was installed with.
    @Override
    public String asked(String servicesDomain, Optional<Sources.Value> configured) {
        Optional<String> learned = memory.voiceServicesDomain(servicesDomain);
        String asked = learned.or(() -> configured.map(Sources.Value::text))
                .orElse(settings.discovery().asked(servicesDomain));
        if (learned.isPresent() || !asked.equals(servicesDomain)) {
            journal.decided(
                    SignInDecisions.VOICE_SERVICES_DOMAIN.of(),
                    SignInDecisions.DOMAIN.of(asked),
                    learned.isPresent()
                            ? SignInDecisions.LEARNED.of()
                            : configured
                                    .map(value -> SignInDecisions.OF_SOURCE.of(
                                            value.origin().says()))
                                    .orElse(SignInDecisions.CONFIGURED.of()));
        }
        return asked;
    }
}
