package org.uclab.control.live;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.uclab.client.Softphone;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.CallVideo;
import org.uclab.client.phone.Settled;
import org.uclab.client.phone.call.CallView;
import org.uclab.control.live.PhoneVerbs.DoneView;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.protocol.rtp.session.Carried;

/** Verbs of what clients send and take in calls, what it costs and how it is marked. */
public final class MediaVerbs {

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * What the newest call has of media so far.
     *
     * @param agreed      whether there is a call in which something was agreed on
     * @param sound       of it
     * @param pictures    streams of them
     * @param connections code point of what is sent on the newest connection to each port, as the system tells it of the socket
     */
    public record MediaView(
            String client,
            boolean agreed,
            StreamView sound,
            List<PictureView> pictures,
            List<ConnectionView> connections) {

        /** The stream of those pictures; none where there is none. */
        public java.util.Optional<PictureView> pictures(String content) {
            return pictures.stream()
                    .filter(one -> one.content().equals(content))
                    .findFirst();
        }
    }

    /** A connection: the port that it leads to, and the code point of what is sent. */
    public record ConnectionView(int port, int dscp) {}

    /**
     * A stream.
     *
     * @param port    that it is taken at
     * @param dscp    code point of what is sent, as the system tells it of the socket
     * @param lost    packets that were expected and have not come
     * @param outOfOrder packets that came after a later one
     * @param jitterMillis 0 before two packets came, and of pictures
     * @param octets  that came without a gap, headers of IP, UDP and RTP counted
     * @param ticks   of the clock in those packets
     * @param clock   ticks in a second; 0 before anything came
     * @param moments how many different timestamps those have: packets of sound, or pictures
     */
    public record StreamView(
            int port,
            int dscp,
            long received,
            long lost,
            long outOfOrder,
            double jitterMillis,
            long octets,
            long ticks,
            int clock,
            long moments) {

        private static StreamView of(
                int port, int dscp, long received, long lost, long outOfOrder, double jitter, Carried carried) {
            return new StreamView(
                    port,
                    dscp,
                    received,
                    lost,
                    outOfOrder,
                    jitter,
                    carried.octets(),
                    carried.ticks(),
                    carried.clockRate(),
                    carried.moments());
        }

        /** What it cost since then. */
        public Carried since(StreamView earlier) {
            return new Carried(octets, ticks, clock, moments)
                    .since(new Carried(earlier.octets, earlier.ticks, clock, earlier.moments));
        }
    }

    /**
     * A stream of pictures.
     *
     * @param content {@code main} or {@code slides}
     * @param sends   what is sent; empty for nothing
     * @param settled whether it is known what the path carries
     * @param whole   pictures that came as they were sent
     */
    public record PictureView(String content, String sends, boolean settled, long whole, StreamView stream) {}

    public static final Verb<LiveLab, DoneView> SHARE = plain(
            "share",
            "Shows the screen to the other side of the newest call.",
            phone -> phone.share(true),
            "{user} shares the screen",
            "sharing the screen is refused to {user}: {string}");
    public static final Verb<LiveLab, DoneView> STOP_SHARE = plain(
            "stop-share", "Shows the screen no more.", phone -> phone.share(false), "{user} shares the screen no more");
    public static final Verb<LiveLab, DoneView> LOW_BANDWIDTH = plain(
            "low-bandwidth",
            "Is content with little in calls that begin from now on.",
            phone -> phone.lowBandwidth(true),
            "{user} turns low bandwidth mode on",
            "low bandwidth mode is refused to {user}: {string}");
    public static final Verb<LiveLab, DoneView> NORMAL_BANDWIDTH = plain(
            "normal-bandwidth",
            "Is content with little no more.",
            phone -> phone.lowBandwidth(false),
            "{user} turns low bandwidth mode off");

    public static final Verb<LiveLab, MediaView> MEDIA = Verb.<LiveLab>named(
                    "client media",
                    "Tells what the newest call of a client has of sound and pictures, and what it costs.")
            .call(Method.GET, "/clients/{client}/media")
            .takes(ClientVerbs.CLIENT)
            .step(
                    "the sound of {user} costs {int} kilobits a second on the wire",
                    "the sound of {user} loses nothing",
                    "the sound of {user} is out of order",
                    "the sound of {user} has a jitter of {int} ms or more",
                    "the sound of {user} has a jitter of less than {int} ms",
                    "the sound of {user} loses more than {int} percent",
                    "the video call of {user} costs {int} kilobits a second on the wire, at {int} pictures a second",
                    "the video call of {user} costs more than {int} kilobits a second on the wire",
                    "the share of {user} costs {int} kilobits a second on the wire, at {int} pictures a second",
                    "{user} receives {int} pictures a second",
                    "{user} settles at {string}",
                    "{user} settles at a share of {string} at {int} or more pictures a second",
                    "{user} settles at no video",
                    "{user} sends {string}",
                    "{user} sees {user}",
                    "{user} sees the own picture come back",
                    "{user} sees the screen of {user}",
                    "{user} sees the own screen come back",
                    "the call of {user} has no video",
                    "{user} takes sound between the ports {int} and {int}",
                    "{user} takes video between the ports {int} and {int}",
                    "the media of {user} are marked {int} for sound and {int} for video",
                    "connections of {user} to port {int} are marked {int}")
            .gives(MediaView.class, MediaVerbs::media);

    private MediaVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(SHARE, STOP_SHARE, LOW_BANDWIDTH, NORMAL_BANDWIDTH, MEDIA);
    }

    private static Verb<LiveLab, DoneView> plain(
            String word, String about, Function<Softphone, Settled> deed, String... steps) {
        return Verb.<LiveLab>named("client " + word, about)
                .call(Method.POST, "/clients/{client}/" + word)
                .takes(ClientVerbs.CLIENT)
                .step(steps)
                .gives(DoneView.class, (lab, said) -> PhoneVerbs.done(lab, said, deed))
                .wanting(DoneView::done);
    }

    private static MediaView media(LiveLab lab, Said said) {
        LiveClient live = lab.clients().get(said.get(ClientVerbs.CLIENT));
        Softphone phone = Doing.fitting(() -> live.client().phone());
        int newest = phone.calls().stream().mapToInt(CallView::id).max().orElse(0);
        List<ConnectionView> connections = new TreeMap<>(phone.markings())
                .entrySet().stream()
                        .map(entry -> new ConnectionView(entry.getKey(), entry.getValue()))
                        .toList();
        return phone.sound(newest)
                .map(sound -> new MediaView(
                        live.id(),
                        true,
                        stream(sound),
                        sound.videos().stream().map(MediaVerbs::picture).toList(),
                        connections))
                .orElseGet(() -> new MediaView(
                        live.id(), false, StreamView.of(0, 0, 0, 0, 0, 0, Carried.NONE), List.of(), connections));
    }

    private static StreamView stream(CallSound sound) {
        return StreamView.of(
                sound.port(),
                sound.dscp(),
                sound.received(),
                sound.lost(),
                sound.outOfOrder(),
                sound.jitter().map(jitter -> jitter.toNanos() / NANOS_PER_MILLI).orElse(0.0),
                sound.carried());
    }

    private static PictureView picture(CallVideo video) {
        return new PictureView(
                video.content().name().toLowerCase(Locale.ROOT),
                video.sends(),
                video.settled(),
                video.whole(),
                StreamView.of(video.port(), video.dscp(), video.received(), video.lost(), 0, 0, video.carried()));
    }
}
