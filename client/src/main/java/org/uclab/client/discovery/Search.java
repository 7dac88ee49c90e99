package org.uclab.client.discovery;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Source.Origin;
import org.uclab.client.sources.Source.Setting;
import org.uclab.client.sources.Sources;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.history.Phrase;

/** One walk through the decision table. */
final class Search {

    private static final Machine MACHINE = new Machine(DiscoveryTable.ROWS);

    private final Questions.Subject subject;
    private final WireQuestions wire;
    private final DiscoveryCache cache;
    private final Explanation explanation;
    private final Patience patience;
    private final Journal journal;
    private final Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
    private final Map<SrvService, DnsResult<SrvRecord>> pinpoint = new EnumMap<>(SrvService.class);
    private String domain = "";
    private String asked = "";
    private Optional<Discovery> kept = Optional.empty();
    private CasVerdict cas = CasVerdict.excluded();

    Search(
            Questions.Subject subject,
            WireQuestions wire,
            DiscoveryCache cache,
            Explanation explanation,
            Patience patience,
            Journal journal) {
        this.subject = subject;
        this.wire = wire;
        this.cache = cache;
        this.explanation = explanation;
        this.patience = patience;
        this.journal = journal;
    }

    Questions.Found run() throws Stopped {
        Facts.Known given = given();
        explanation.begins(given, subject.sources());
        Machine.Standing<Facts.Known> standing = MACHINE.on(given);
        while (true) {
            explanation.applied(standing.rows());
            told(standing.facts());
            if (standing.ended() || standing.questions().contains(Fact.CALL_CONTROL)) {
                return found(standing);
            }
            Facts.Known facts = answered(standing.questions(), standing.facts());
            explanation.answered(standing.questions(), facts);
            standing = MACHINE.on(facts);
        }
    }

    private Facts.Known given() {
        return Facts.Known.nothing()
                .with(Fact.RELEASE, Finding.valueOf(subject.release().name()))
                .with(
                        Fact.PLATFORM,
                        Finding.valueOf(subject.sources().platform().name()))
                .with(Fact.ADDRESS, address())
                .with(Fact.URL, namesDomain(Origin.URL))
                .with(Fact.MANAGED, namesDomain(Origin.MANAGED))
                .with(Fact.BOOTSTRAP, namesDomain(Origin.BOOTSTRAP))
                .with(Fact.INSTALLED, named(subject.installed()))
                .with(Fact.MANUAL, named(subject.manual()));
    }

    private Finding address() {
        return switch (subject.address().kind()) {
            case WELL_FORMED -> Finding.WITH_DOMAIN;
            case WITHOUT_DOMAIN -> Finding.WITHOUT_DOMAIN;
            case MALFORMED -> Finding.MALFORMED;
        };
    }

    private Finding namesDomain(Origin origin) {
        return subject.sources().get(origin).get(Setting.SERVICES_DOMAIN).isPresent() ? Finding.GIVEN : Finding.NONE;
    }

    private static Finding named(Questions.Named named) {
        return named == Questions.Named.NOBODY ? Finding.NONE : Finding.valueOf(named.name());
    }

    private static Finding yes(boolean so) {
        return so ? Finding.YES : Finding.NO;
    }

    /** As soon as it is known where the services domain comes from, what it is. */
    private void told(Facts.Known facts) {
        if (!domain.isEmpty() || facts.get(Fact.DOMAIN).isEmpty()) {
            return;
        }
        Origin origin = Origin.valueOf(facts.get(Fact.DOMAIN).get().name());
        domain = switch (origin) {
            case TYPED -> ((TypedAddress.WellFormed) subject.address()).servicesDomain();
            case KEPT -> subject.domains().kept().orElseThrow();
            case URL, MANAGED, BOOTSTRAP, SETTINGS, CONFIGURATION_FILE, DEFAULT ->
                subject.sources().get(origin).get(Setting.SERVICES_DOMAIN).orElseThrow();
        };
        explanation.value("services-domain", domain, origin);
        subject.domains().found(domain, origin);
    }

    private Facts.Known answered(Set<Fact> questions, Facts.Known facts) throws Stopped {
        Map<Fact, Finding> found = new EnumMap<>(Fact.class);
        questions.stream()
                .filter(fact -> fact.kind() == Fact.Kind.MEMORY)
                .forEach(fact -> found.put(fact, remembered(fact, facts)));
        Set<Fact> others = EnumSet.copyOf(questions);
        others.removeAll(found.keySet());
        if (!others.isEmpty()) {
            journal.step("service discovery");
            found.putAll(heard(others));
        }
        Facts.Known more = facts;
        for (Map.Entry<Fact, Finding> answer : found.entrySet()) {
            more = more.with(answer.getKey(), answer.getValue());
        }
        return more;
    }

    private Finding remembered(Fact question, Facts.Known facts) {
        return switch (question) {
            case KEPT_DOMAIN -> yes(subject.domains().kept().isPresent());
            case WEBEX_EXCLUDED -> yes(excluded(Source.Service.WEBEX, facts));
            case CUCM_EXCLUDED -> yes(excluded(Source.Service.CUCM, facts));
            case CUP_EXCLUDED -> yes(excluded(Source.Service.CUP, facts));
            case WEBEX_KEPT -> {
                boolean known = cache.isWebex(domain, wire.now());
                cas = known ? CasVerdict.knownBefore() : cas;
                yield yes(known);
            }
            case KEPT_DISCOVERY -> {
                kept = cache.get(asked(facts), wire.now());
                yield kept.map(Search::location).orElse(Finding.NOTHING);
            }
            default -> throw new IllegalStateException("the client does not know " + question);
        };
    }

    private boolean excluded(Source.Service service, Facts.Known facts) {
        Set<Origin> taken = taken(facts);
        return taken.stream()
                .filter(origin -> subject.sources()
                        .get(origin)
                        .get(Setting.EXCLUDED_SERVICES)
                        .isPresent())
                .findFirst()
                .filter(origin -> subject.sources().get(origin).excluded().contains(service))
                .isPresent();
    }

    /** The sources that count on this client, as the table has them. */
    private static Set<Origin> taken(Facts.Known facts) {
        Set<Origin> taken = EnumSet.of(Origin.SETTINGS);
        Map.of(
                        Origin.URL, Fact.URL_COUNTS,
                        Origin.MANAGED, Fact.MANAGED_COUNTS,
                        Origin.BOOTSTRAP, Fact.BOOTSTRAP_COUNTS)
                .forEach((origin, counts) -> {
                    if (facts.is(counts, Finding.YES)) {
                        taken.add(origin);
                    }
                });
        return taken;
    }

    private String asked(Facts.Known facts) {
        Optional<Sources.Value> configured = subject.sources().value(Setting.VOICE_SERVICES_DOMAIN, taken(facts));
        asked = subject.domains().asked(domain, configured);
        configured.ifPresent(value -> explanation.value("voice-services-domain", value.text(), value.origin()));
        return asked;
    }

    private static Finding location(Discovery discovery) {
        return switch (discovery.kind()) {
            case INSIDE -> Finding.INSIDE;
            case PRESENCE_SERVER -> Finding.PRESENCE_SERVER;
            case OUTSIDE -> Finding.OUTSIDE;
            case WEBEX, NAMED, NOTHING -> Finding.NOTHING;
        };
    }

    private Map<Fact, Finding> heard(Set<Fact> questions) throws Stopped {
        Optional<Future<CasVerdict>> cloud = questions.contains(Fact.CAS)
                ? Optional.of(wire.cas(domain, subject.release(), patience.atMost(subject.casLimit())))
                : Optional.empty();
        Map<SrvService, Future<DnsResult<SrvRecord>>> here = wire.ask(asked, services(questions, false));
        String below = SrvService.PINPOINT + "." + asked;
        Map<SrvService, Future<DnsResult<SrvRecord>>> there = wire.ask(below, services(questions, true));
        Map<Fact, Finding> found = new EnumMap<>(Fact.class);
        if (cloud.isPresent()) {
            cas = patience.await(cloud.get());
            told(cas);
            found.put(Fact.CAS, cas.finding());
            if (cas.webex()) {
                cache.putWebex(domain, wire.now());
            }
        }
        answers.putAll(WireQuestions.await(here, asked, patience, journal));
        pinpoint.putAll(WireQuestions.await(there, below, patience, journal));
        here.keySet().forEach(service -> found.put(service.fact(), finding(answers.get(service))));
        there.keySet().forEach(service -> found.put(service.pinpointFact(), finding(pinpoint.get(service))));
        return found;
    }

    private static List<SrvService> services(Set<Fact> questions, boolean pinpoint) {
        return Stream.of(SrvService.values())
                .filter(service -> service != SrvService.COLLAB_EDGE || !pinpoint)
                .filter(service -> questions.contains(pinpoint ? service.pinpointFact() : service.fact()))
                .toList();
    }

    private static Finding finding(DnsResult<SrvRecord> answer) {
        return switch (answer.kind()) {
            case FOUND -> Finding.FOUND;
            case NAME_ERROR, NO_DATA -> Finding.ABSENT;
            case SERVER_FAILED, TIMED_OUT, UNREACHABLE -> Finding.NO_ANSWER;
        };
    }

    private void told(CasVerdict verdict) {
        journal.decided(
                DiscoveryDecisions.WEBEX.of(),
                verdict.webex() ? DiscoveryDecisions.WEBEX_DOMAIN.of() : DiscoveryDecisions.NOT_WEBEX.of(),
                verdict.because());
    }

    private Questions.Found found(Machine.Standing<Facts.Known> standing) throws Stopped {
        Optional<Verdict> verdict = standing.verdict();
        if (verdict.isPresent() && nowhere(verdict.get())) {
            throw new Stopped(Stopped.Way.FAILED, ((TypedAddress.Unusable) subject.address()).reason());
        }
        Facts.Known facts = standing.facts();
        if (facts.is(Fact.WEBEX_KEPT, Finding.YES) && facts.is(Fact.CLOUD, Finding.YES)) {
            told(cas);
        }
        Discovery company = company(facts);
        return new Questions.Found(
                verdict.map(end -> ended(end, facts, company)).orElseGet(() -> onward(company)),
                domain,
                asked.isEmpty() ? domain : asked,
                subject.sources()
                        .value(Setting.TELEPHONY_ENABLED, taken(facts))
                        .map(Sources.Value::text)
                        .orElse(""));
    }

    private static boolean nowhere(Verdict verdict) {
        return verdict == Verdict.MALFORMED_ADDRESS || verdict == Verdict.ADDRESS_NEEDED;
    }

    private Discovery ended(Verdict end, Facts.Known facts, Discovery company) {
        return switch (end) {
            case WEBEX, WEBEX_AND_INSIDE, WEBEX_AND_OUTSIDE ->
                Discovery.webex(
                        cas,
                        answers.isEmpty() && facts.is(Fact.LOCATION, Finding.NOTHING)
                                ? Optional.empty()
                                : Optional.of(company));
            case PHONE_BY_HAND, PRESENCE_BY_HAND, CLOUD_BY_HAND, PHONE_INSTALLED, PRESENCE_INSTALLED, CLOUD_INSTALLED ->
                new Discovery.Named(end, DiscoveryDecisions.SOMEBODY_NAMED.of());
            case PRESENCE_SERVER, MANUAL_SETTINGS -> onward(company);
            case MALFORMED_ADDRESS,
                    ADDRESS_NEEDED,
                    INSIDE_IM_AND_PRESENCE,
                    INSIDE_PHONE_MODE,
                    INSIDE_WEBEX,
                    OUTSIDE_IM_AND_PRESENCE,
                    OUTSIDE_PHONE_MODE,
                    OUTSIDE_WEBEX,
                    CANNOT_REACH,
                    WRONG_CREDENTIALS,
                    USER_NOT_FOUND,
                    NOT_SUPPORTED -> throw new IllegalStateException("call control has not been asked: " + end);
        };
    }

    private Discovery onward(Discovery company) {
        if (answers.isEmpty() && kept.isPresent()) {
            journal.decided(DiscoveryDecisions.DISCOVERY.of(), DiscoveryDecisions.CACHED.of(), company.because());
        }
        return company;
    }

    /** What is found of the company, with the servers; what was asked is kept. */
    private Discovery company(Facts.Known facts) {
        Finding location = facts.get(Fact.LOCATION).orElse(Finding.NOTHING);
        if (answers.isEmpty()) {
            Phrase nothing = DiscoveryDecisions.ALL_EXCLUDED.of();
            return kept.filter(before -> location(before) == location && location != Finding.NOTHING)
                    .orElseGet(() -> new Discovery.Nothing(nothing));
        }
        SrvAnswers all = new SrvAnswers(answers, pinpoint);
        Discovery company = all.at(location);
        cache.put(asked, company, all.keep(), wire.now());
        return company;
    }
}
