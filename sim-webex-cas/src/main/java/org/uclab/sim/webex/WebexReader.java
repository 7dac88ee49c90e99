package org.uclab.sim.webex;

import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.WorldReading;

/** Reads what a world says of the cloud. */
final class WebexReader {

    /** Longest life that a world may ask for, a week. */
    private static final int SECONDS_MAX = 7 * 24 * 3600;

    private WebexReader() {}

    static WebexSection read(WorldReading world) {
        return new WebexSection(
                world.root().one("webex", "webex", WebexReader::cloud),
                world.people(WebexReader::account, (crowd, reading) -> number -> Optional.empty()));
    }

    private static WebexSection.Cloud cloud(Reading webex) {
        WebexSection.Lives usual = WebexSection.Lives.usual();
        return new WebexSection.Cloud(
                webex.domain("host"),
                webex.optionalDomain("messenger"),
                webex.list("organisations", "an organisation", WebexReader::organisation),
                CasWords.usual(),
                new WebexSection.Lives(
                        seconds(webex, "tokenSeconds", usual.token()),
                        seconds(webex, "credentialSeconds", usual.credential())),
                webex.line());
    }

    private static Duration seconds(Reading webex, String key, Duration usual) {
        return Duration.ofSeconds(webex.number(key, 1, SECONDS_MAX, (int) usual.toSeconds()));
    }

    private static WebexSection.Organisation organisation(Reading organisation) {
        String domain = organisation.domain("domain");
        boolean aes = organisation.yes("supportAes");
        boolean plain = !organisation.has("supportNoEncoding") || organisation.yes("supportNoEncoding");
        if (!aes && !plain) {
            organisation.note(
                    organisation.line("supportNoEncoding"),
                    "organisation " + domain + " has messages neither with AES nor without",
                    "say 'supportAes: true', or leave 'supportNoEncoding' out");
        }
        return new WebexSection.Organisation(
                domain,
                organisation.yes("sso"),
                new WebexSection.Policies(aes, plain, organisation.yes("logging")),
                organisation.words("configuration"),
                organisation
                        .one("ucServices", "the UC services of " + domain, WebexReader::services)
                        .orElseGet(WebexSection.UcServices::none));
    }

    private static WebexSection.UcServices services(Reading services) {
        return new WebexSection.UcServices(services.domains("tftp"), services.domains("ccmcip"));
    }

    private static Optional<WebexSection.Subscriber> account(Reading user) {
        return user.one(
                "webex",
                "the account of a user in the cloud",
                account -> new WebexSection.Subscriber(
                        account.optional("password"), account.texts("contacts"), account.line()));
    }
}
