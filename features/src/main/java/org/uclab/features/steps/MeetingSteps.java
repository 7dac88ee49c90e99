package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.MeetingVerbs;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.live.TalkVerbs.SeenView;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;

/** "In a meeting": what users choose, what is in their calendars, and what others see. */
public final class MeetingSteps {

    /** How long it may take until others see it, lab time. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration LOOKING = Duration.ofSeconds(1);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final int CREATED = 201;

    private final Stage stage;

    public MeetingSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} chooses In a meeting")
    public void chooses(String user) {
        stage.require(user);
        stage.perform(MeetingVerbs.CHOOSE, ClientVerbs.CLIENT, user);
    }

    @When("{user} chooses In a meeting no more")
    public void choosesNoMore(String user) {
        stage.require(user);
        stage.perform(MeetingVerbs.UNCHOOSE, ClientVerbs.CLIENT, user);
    }

    @When("{user} begins a meeting that is in no calendar")
    public void begins(String user) {
        stage.require(user);
        stage.perform(MeetingVerbs.MEET, ClientVerbs.CLIENT, user);
    }

    @When("{user} ends the meeting that is in no calendar")
    public void ends(String user) {
        stage.require(user);
        stage.perform(MeetingVerbs.PART, ClientVerbs.CLIENT, user);
    }

    /** An event that has just begun, put there by the user with the own password. */
    @When("{user} has a meeting in the calendar at {host} for {int} lab seconds")
    public void hasMeeting(String user, HostView host, int seconds) {
        Instant now = stage.perform(ClockVerbs.SHOW).time();
        String event = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:now\r\nDTSTART:" + stamp(now)
                + "\r\nDTEND:" + stamp(now.plusSeconds(seconds)) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        Port port = stage.names().port(host, "calendar");
        String pair = user + ":" + stage.passwordOf(user);
        HttpFields headers = HttpFields.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "text/calendar; charset=utf-8");
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(stage.trust()));
        HttpReply reply = stage.stranger(stage.venue().model().host(host.name()).zone())
                .http(tls)
                .call(new HttpCall(
                        "PUT",
                        "https",
                        port.host(),
                        port.published(),
                        "/calendars/" + user + "/now.ics",
                        headers,
                        event.getBytes(StandardCharsets.UTF_8),
                        stage.limit(ANSWER_LIMIT)))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (reply.status() != CREATED) {
            throw new AssertionError("wanted 201, got " + reply.status() + " " + reply.text());
        }
    }

    private static String stamp(Instant instant) {
        return STAMP.format(instant.atOffset(ZoneOffset.UTC));
    }

    @Then("{user} sees that {user} is in a meeting")
    public void sees(String user, String other) {
        await(user, other, MeetingSteps::inMeeting);
    }

    @Then("{user} sees that {user} is available and in no meeting")
    public void seesFree(String user, String other) {
        await(user, other, seen -> seen.available() && !inMeeting(seen));
    }

    /** As the client knows it now: let time pass before. */
    @Then("{user} does not see that {user} is in a meeting")
    public void doesNotSee(String user, String other) {
        SeenView seen = seen(user, other);
        if (inMeeting(seen)) {
            throw new AssertionError(user + " sees " + seen);
        }
    }

    private static boolean inMeeting(SeenView seen) {
        return seen.available()
                && seen.status().equals("In a meeting")
                && seen.show().equals("away");
    }

    private SeenView seen(String user, String other) {
        stage.require(user);
        return stage.perform(TalkVerbs.SEES, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other);
    }

    private void await(String user, String other, Predicate<SeenView> what) {
        Duration left = stage.limit(LIMIT);
        SeenView seen = seen(user, other);
        while (!what.test(seen)) {
            if (left.isNegative()) {
                throw new AssertionError("after " + LIMIT + " " + user + " sees " + seen);
            }
            stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, (double) LOOKING.toSeconds());
            left = left.minus(LOOKING);
            seen = seen(user, other);
        }
    }
}
