package org.uclab.sim.imp.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.WorldReading;

/** Reads what a world says of IM and Presence. */
final class ImpReader {

    private static final int PORT_MAX = 65_535;

    /** Longest contact list that a world may ask for; the product has "no limit" beside its numbers. */
    private static final int CONTACTS_MAX = 100_000;

    /** Longest limit that a world may ask for, a week. */
    private static final int SECONDS_MAX = 7 * 24 * 3600;

    /** Most octets of a file: what one request of HTTP takes here. The product's setting goes up to 4 GB (C-MFT). */
    private static final int FILE_MAX = 1024 * 1024;

    /** Most sessions of programs that a world may ask for. */
    private static final int SESSIONS_MAX = 10_000;

    /** C-COMP: what becomes of a message that cannot be logged. */
    private static final String BOUNCE = "bounce";

    private static final String PASS = "pass";

    /** S004, "Multiple Resource Login": a conversation is one client's. */
    private static final String CONVERSATION = "conversation";

    /** RFC 6121 §8.5 alone. */
    private static final String PRIORITY = "priority";

    private ImpReader() {}

    public static ImpSection read(WorldReading world) {
        return new ImpSection(
                world.root().list("impClusters", "an IM and Presence cluster", ImpReader::cluster),
                world.people(ImpReader::user, ImpReader::crowd));
    }

    private static ImpSection.Assigned user(Reading user) {
        return new ImpSection.Assigned(user.domain("impNode", ""), user.texts("contacts"));
    }

    private static IntFunction<ImpSection.Assigned> crowd(Crowd crowd, Reading reading) {
        ImpSection.Assigned all = new ImpSection.Assigned(reading.domain("impNode", ""), List.of());
        return number -> all;
    }

    private static ImpCluster cluster(Reading cluster) {
        String id = cluster.text("id");
        cluster.called("IM and Presence cluster " + id);
        Optional<List<String>> tftp = cluster.has("tftp") ? Optional.of(cluster.domains("tftp")) : Optional.empty();
        Optional<ImpRelease> release = release(cluster);
        return new ImpCluster(
                id,
                cluster.domain("presenceDomain"),
                cluster.domains("nodes"),
                tftp,
                cluster.list("ldapProfiles", "an LDAP profile of " + id, ImpReader::assignment),
                cluster.list("applicationUsers", "an application user of " + id, ImpReader::application),
                settings(cluster, ImpConfig.Settings.usual(), release),
                cluster.one("federation", "the federation of " + id, ImpReader::federation),
                cluster.yes("persistentChat"),
                release,
                cluster.one("calendar", "the calendars of " + id, ImpReader::calendar),
                !cluster.has("secureRouters") || cluster.yes("secureRouters"),
                cluster.one("compliance", "the compliance server of " + id, ImpReader::compliance),
                cluster.one("managedFileTransfer", "the managed file transfer of " + id, ImpReader::files),
                cluster.one("streamManagement", "the stream management of " + id, ImpReader::resumption),
                byPriority(cluster),
                cluster.texts("administrators"),
                cluster.one("presenceWebService", "the presence web service of " + id, ImpReader::web),
                cluster.line());
    }

    /** C-CAL: the product asks for changes within a minute. */
    private static ImpCluster.Calendar calendar(Reading calendar) {
        return new ImpCluster.Calendar(
                calendar.domain("host"),
                calendar.text("account"),
                calendar.text("password"),
                seconds(calendar, "everySeconds", Duration.ofSeconds(60)),
                calendar.line());
    }

    private static Additions.Files files(Reading files) {
        return new Additions.Files(
                files.number("octetsMax", 1, FILE_MAX, FILE_MAX), seconds(files, "keptSeconds", Duration.ofHours(24)));
    }

    /** ASSUMED(choice): how long a session lives, and how many there may be, is not public. */
    private static Additions.Web web(Reading service) {
        return new Additions.Web(
                seconds(service, "sessionSeconds", Duration.ofHours(8)),
                service.number("sessionsMax", 1, SESSIONS_MAX, 1_000),
                Map.of());
    }

    /** ASSUMED(choice): how long the product lets a stream wait is not public. */
    private static Duration resumption(Reading management) {
        return seconds(management, "resumeSeconds", Duration.ofMinutes(5));
    }

    private static ImpCluster.Compliance compliance(Reading compliance) {
        String failure = compliance.text("onFailure", BOUNCE);
        if (!failure.equals(BOUNCE) && !failure.equals(PASS)) {
            compliance.note(
                    compliance.line("onFailure"),
                    "'onFailure' of a compliance server is '" + failure + "'",
                    "write " + BOUNCE + " or " + PASS);
        }
        return new ImpCluster.Compliance(
                compliance.domain("host"), compliance.text("password"), failure.equals(PASS), compliance.line());
    }

    private static boolean byPriority(Reading cluster) {
        String routing = cluster.text("messageRouting", CONVERSATION);
        if (!routing.equals(CONVERSATION) && !routing.equals(PRIORITY)) {
            cluster.note(
                    cluster.line("messageRouting"),
                    "'messageRouting' of an IM and Presence cluster is '" + routing + "'",
                    "write " + CONVERSATION + " or " + PRIORITY);
        }
        return routing.equals(PRIORITY);
    }

    private static Optional<ImpRelease> release(Reading cluster) {
        Optional<String> text = cluster.optional("release");
        Optional<ImpRelease> release = text.flatMap(ImpRelease::read);
        if (text.isPresent() && release.isEmpty()) {
            cluster.note(
                    cluster.line("release"),
                    "'release' of an IM and Presence cluster is '" + text.get() + "'",
                    "write it as 8.6.4 or 12.5");
        }
        return release;
    }

    private static ImpConfig.Federating federation(Reading federation) {
        return new ImpConfig.Federating(
                federation.text("dialbackSecret"),
                !federation.has("saslExternal") || federation.yes("saslExternal"),
                federation.has("domains") ? Optional.of(federation.domains("domains")) : Optional.empty(),
                Map.of());
    }

    private static ImpConfig.Application application(Reading application) {
        return new ImpConfig.Application(application.text("id"), application.text("password"));
    }

    /** Those limits, unless the world says others; lab seconds. */
    private static ImpConfig.Settings settings(
            Reading cluster, ImpConfig.Settings usual, Optional<ImpRelease> release) {
        ImpConfig.SoapSettings soap = usual.soap();
        return usual.withContacts(cluster.number("contactsMax", 1, CONTACTS_MAX, usual.contactsMax()))
                .withSoap(new ImpConfig.SoapSettings(
                        soap.versions(),
                        seconds(cluster, "sessionSeconds", soap.sessionLimit()),
                        seconds(cluster, "oneTimePasswordSeconds", soap.oneTimePasswordLimit())))
                .with(
                        redundancy(cluster, release),
                        release.map(ImpRelease::product).orElse(usual.product()));
    }

    private static ImpConfig.Redundancy redundancy(Reading cluster, Optional<ImpRelease> release) {
        List<List<String>> groups =
                cluster.list("redundancyGroups", "a redundancy group", group -> group.domains("nodes"));
        return new ImpConfig.Redundancy(
                cluster.has("redundancyGroups")
                                || release.filter(old -> !old.highlyAvailable()).isPresent()
                        ? Optional.of(groups)
                        : Optional.empty(),
                cluster.has("fallbackSeconds")
                        ? Optional.of(seconds(cluster, "fallbackSeconds", Duration.ZERO))
                        : Optional.empty());
    }

    private static Duration seconds(Reading cluster, String key, Duration usual) {
        return Duration.ofSeconds(cluster.number(key, 1, SECONDS_MAX, (int) usual.toSeconds()));
    }

    private static ImpCluster.Assignment assignment(Reading profile) {
        profile.optional("description"); // for administrators only
        return new ImpCluster.Assignment(
                new ImpConfig.LdapProfile(
                        profile.text("name"),
                        profile.text("distinguishedName", ""),
                        profile.text("password", ""),
                        profile.list("servers", "a server", ImpReader::server),
                        profile.texts("searchContexts")),
                profile.texts("users"),
                profile.line());
    }

    private static ImpConfig.LdapServer server(Reading server) {
        return new ImpConfig.LdapServer(
                server.domain("address"), server.number("port", 1, PORT_MAX, 0), server.text("protocol", ""));
    }
}
