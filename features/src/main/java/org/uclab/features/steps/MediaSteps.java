package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.MediaVerbs;
import org.uclab.control.live.MediaVerbs.MediaView;
import org.uclab.control.live.MediaVerbs.PictureView;
import org.uclab.control.live.MediaVerbs.StreamView;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.protocol.rtp.session.Carried;
import org.uclab.shell.sip.SipFacts;

/** What calls cost on the wire, what pictures they have, where they take them and how their packets are marked. */
public final class MediaSteps {

    /** How long it may take until a client knows what its path carries, lab time. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Duration LOOKING = Duration.ofMillis(500);

    /** Part by which a rate may differ from that of a table. */
    private static final double TOLERANCE = 0.03;

    /** Moments of a stream that tell its rate: of sound a second, of pictures less. */
    private static final long SOUND_MOMENTS = 50;

    private static final long PICTURE_MOMENTS = 5;

    /** How often one looks until what is sent now is all that comes. */
    private static final int LOOKS_MAX = 10;

    private static final long PACKETS_ENOUGH = 250;

    /** Of sound in more than the longest queue and the way there and back. */
    private static final long PACKETS_UNDERWAY = 75;

    private static final double PER_CENT = 100;
    private static final double NOTHING_PERCENT = 2;

    private static final String MAIN = "main";
    private static final String SLIDES = "slides";

    private final Stage stage;

    public MediaSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} shares the screen")
    public void shares(String user) {
        PhoneDeeds.does(stage, user, MediaVerbs.SHARE);
    }

    @When("{user} shares the screen no more")
    public void sharesNoMore(String user) {
        PhoneDeeds.does(stage, user, MediaVerbs.STOP_SHARE);
    }

    @When("{user} turns low bandwidth mode on")
    public void lowBandwidth(String user) {
        PhoneDeeds.does(stage, user, MediaVerbs.LOW_BANDWIDTH);
    }

    @When("{user} turns low bandwidth mode off")
    public void normalBandwidth(String user) {
        PhoneDeeds.does(stage, user, MediaVerbs.NORMAL_BANDWIDTH);
    }

    /** In the body of an INVITE that a node got from the client. */
    @Then("the call of {user} was offered with {string}")
    public void offered(String user, String text) {
        stage.awaitEvent("the call of " + user + " was offered with " + text, LIMIT, offerOf(user, text));
    }

    @Then("no call of {user} was offered with {string}")
    public void notOffered(String user, String text) {
        offered(user, "m=audio");
        stage.requireNever("no call of " + user + " was offered with " + text, offerOf(user, text));
    }

    private Predicate<Event> offerOf(String user, String text) {
        return stage.concerning(user)
                .and(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED
                        && event.message()
                                .map(Message::facts)
                                .filter(facts -> facts.is(SipFacts.METHOD, "INVITE"))
                                .flatMap(facts -> facts.first(SipFacts.BODY))
                                .filter(body -> body.contains(text))
                                .isPresent());
    }

    @Then("sharing the screen is refused to {user}: {string}")
    public void sharingRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, MediaVerbs.SHARE, why);
    }

    @Then("low bandwidth mode is refused to {user}: {string}")
    public void lowBandwidthRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, MediaVerbs.LOW_BANDWIDTH, why);
    }

    private MediaView media(String user) {
        stage.require(user);
        MediaView media = stage.perform(MediaVerbs.MEDIA, ClientVerbs.CLIENT, user);
        if (!media.agreed()) {
            throw new AssertionError("nothing is agreed on in a call of " + user);
        }
        return media;
    }

    private MediaView until(String user, String what, Predicate<MediaView> wanted) {
        Duration left = stage.limit(LIMIT);
        MediaView last = media(user);
        while (!wanted.test(last)) {
            if (left.isNegative()) {
                throw new AssertionError("in " + LIMIT + " " + user + " had not " + what + ": " + last);
            }
            stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, LOOKING.toMillis() / 1000.0);
            left = left.minus(LOOKING);
            last = media(user);
        }
        return last;
    }

    private static StreamView main(MediaView media) {
        return picture(media, MAIN).stream();
    }

    private static PictureView picture(MediaView media, String content) {
        return media.pictures(content).orElseThrow(() -> new AssertionError("there is no " + content + ": " + media));
    }

    /** Sound at 50 packets a second, headers of IP, UDP and RTP counted, by what came back. */
    @Then("the sound of {user} costs {int} kilobits a second on the wire")
    public void soundCosts(String user, int kbps) {
        near(kbps, soundKbps(user));
    }

    private double soundKbps(String user) {
        return rate(user, "sound", SOUND_MOMENTS, MediaView::sound).kbps();
    }

    private static void near(double wanted, double found) {
        if (!isNear(wanted, found)) {
            throw new AssertionError("wanted " + wanted + ", found " + found);
        }
    }

    private static boolean isNear(double wanted, double found) {
        return Math.abs(found - wanted) <= wanted * TOLERANCE;
    }

    /** What came from now on, once there is enough of it. */
    private Carried rate(String user, String what, long moments, Function<MediaView, StreamView> of) {
        StreamView before = of.apply(media(user));
        MediaView after = until(
                user, "enough of " + what, now -> of.apply(now).since(before).moments() >= moments);
        return of.apply(after).since(before);
    }

    /** Both together, by what came back, as the tables of bit rates have it. */
    @Then("the video call of {user} costs {int} kilobits a second on the wire, at {int} pictures a second")
    public void callCosts(String user, int kbps, int framesPerSecond) {
        double sound = soundKbps(user);
        comesTo(user, MediaSteps::main, 2L * framesPerSecond, kbps - sound, framesPerSecond);
    }

    /** What was under way before the last change has come by then. */
    private void comesTo(
            String user, Function<MediaView, StreamView> of, long moments, double kbps, double framesPerSecond) {
        Carried found = Carried.NONE;
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            found = rate(user, "pictures", moments, of);
            if (isNear(kbps, found.kbps()) && isNear(framesPerSecond, found.perSecond())) {
                return;
            }
        }
        throw new AssertionError("wanted " + kbps + " at " + framesPerSecond + " pictures a second, found "
                + found.kbps() + " at " + found.perSecond());
    }

    @Then("the video call of {user} costs more than {int} kilobits a second on the wire")
    public void callCostsMore(String user, int kbps) {
        double found = soundKbps(user)
                + rate(user, "video", SOUND_MOMENTS, MediaSteps::main).kbps();
        if (found <= kbps) {
            throw new AssertionError("it costs " + found);
        }
    }

    @Then("the share of {user} costs {int} kilobits a second on the wire, at {int} pictures a second")
    public void shareCosts(String user, int kbps, int framesPerSecond) {
        comesTo(user, media -> picture(media, SLIDES).stream(), PICTURE_MOMENTS, kbps, framesPerSecond);
    }

    @Then("{user} receives {int} pictures a second")
    public void receives(String user, int framesPerSecond) {
        near(
                framesPerSecond,
                rate(user, "video", 2L * framesPerSecond, MediaSteps::main).perSecond());
    }

    /** Once it knows what the path carries. */
    @Then("{user} settles at {string}")
    public void settles(String user, String size) {
        long before = picture(media(user), MAIN).whole();
        settled(user, MAIN, picture -> picture.sends().equals(size), size);
        until(user, "seen a picture", media -> picture(media, MAIN).whole() > before);
    }

    /** At that many pictures a second, or more. */
    @Then("{user} settles at a share of {string} at {int} or more pictures a second")
    public void settlesShare(String user, String size, int least) {
        settled(
                user,
                SLIDES,
                picture -> picture.sends().startsWith(size + " at ") && framesPerSecond(picture.sends()) >= least,
                size);
    }

    private static int framesPerSecond(String text) {
        String[] words = text.split(" ");
        return Integer.parseInt(words[words.length - 2]);
    }

    @Then("{user} settles at no video")
    public void settlesAtNone(String user) {
        settled(user, MAIN, picture -> picture.sends().isEmpty(), "nothing");
    }

    private void settled(String user, String content, Predicate<PictureView> wanted, String what) {
        until(
                user,
                "settled at " + what,
                media -> media.pictures(content)
                        .filter(picture -> picture.settled() && wanted.test(picture))
                        .isPresent());
    }

    @Then("{user} sends {string}")
    public void sends(String user, String size) {
        until(
                user,
                "sent " + size,
                media -> media.pictures(MAIN)
                        .filter(picture -> picture.sends().equals(size))
                        .isPresent());
    }

    /** Pictures come whole. */
    @Then("{user} sees {user}")
    public void sees(String user, String other) {
        stage.require(other);
        long before = picture(media(user), MAIN).whole();
        until(user, "seen " + other, media -> picture(media, MAIN).whole() > before + PICTURE_MOMENTS);
    }

    @Then("{user} sees the own picture come back")
    public void seesBack(String user) {
        sees(user, user);
    }

    @Then("the call of {user} has no video")
    public void noVideo(String user) {
        MediaView media = media(user);
        if (!media.pictures().isEmpty()) {
            throw new AssertionError("there is: " + media);
        }
    }

    @Then("{user} takes sound between the ports {int} and {int}")
    public void soundPort(String user, int first, int last) {
        within("sound", media(user).sound().port(), first, last);
    }

    @Then("{user} takes video between the ports {int} and {int}")
    public void videoPort(String user, int first, int last) {
        MediaView media = media(user);
        List.of(MAIN, SLIDES)
                .forEach(content ->
                        within(content, picture(media, content).stream().port(), first, last));
    }

    private static void within(String what, int port, int first, int last) {
        if (port < first || port > last) {
            throw new AssertionError(what + " is taken at " + port);
        }
    }

    /** What the system says of the sockets. */
    @Then("the media of {user} are marked {int} for sound and {int} for video")
    public void marked(String user, int audio, int video) {
        MediaView media = media(user);
        equal("sound", audio, media.sound().dscp());
        List.of(MAIN, SLIDES)
                .forEach(content ->
                        equal(content, video, picture(media, content).stream().dscp()));
    }

    @Then("connections of {user} to port {int} are marked {int}")
    public void connectionsMarked(String user, int port, int dscp) {
        MediaView media = media(user);
        int found = media.connections().stream()
                .filter(connection -> connection.port() == port)
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " has called no port " + port + ": " + media))
                .dscp();
        equal("port " + port, dscp, found);
    }

    private static void equal(String what, int wanted, int found) {
        if (wanted != found) {
            throw new AssertionError(what + " is marked " + found + ", wanted " + wanted);
        }
    }

    /** Of what comes from now on; two packets in a hundred are nothing. */
    @Then("the sound of {user} loses nothing")
    public void losesNothing(String user) {
        double percent = lostPercent(user);
        if (percent > NOTHING_PERCENT) {
            throw new AssertionError(percent + " percent is lost");
        }
    }

    @Then("the sound of {user} loses more than {int} percent")
    public void losesMore(String user, int least) {
        double percent = lostPercent(user);
        if (percent <= least) {
            throw new AssertionError(percent + " percent is lost");
        }
    }

    /** Packets come after later ones, from now on. */
    @Then("the sound of {user} is out of order")
    public void outOfOrder(String user) {
        long before = media(user).sound().outOfOrder();
        until(user, "heard packets out of order", media -> media.sound().outOfOrder() > before + PICTURE_MOMENTS);
    }

    @Then("the sound of {user} has a jitter of {int} ms or more")
    public void jitters(String user, int least) {
        until(user, "a jitter of " + least + " ms", media -> media.sound().jitterMillis() >= least);
    }

    /** When it has calmed down. */
    @Then("the sound of {user} has a jitter of less than {int} ms")
    public void jittersNot(String user, int most) {
        long before = media(user).sound().received();
        until(
                user,
                "calmed down",
                media -> media.sound().received() > before + PACKETS_ENOUGH
                        && media.sound().jitterMillis() < most);
    }

    /** What was under way before, and may have been lost in a queue that others filled, has come or is missed by then. */
    private double lostPercent(String user) {
        StreamView begun = media(user).sound();
        StreamView before = until(
                        user, "heard what was under way", media -> sent(media.sound()) > sent(begun) + PACKETS_UNDERWAY)
                .sound();
        StreamView after = until(user, "heard enough", media -> sent(media.sound()) > sent(before) + PACKETS_ENOUGH)
                .sound();
        return PER_CENT * (after.lost() - before.lost()) / (sent(after) - sent(before));
    }

    private static long sent(StreamView sound) {
        return sound.received() + sound.lost();
    }
}
