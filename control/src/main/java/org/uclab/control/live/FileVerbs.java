package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.client.FileExchange;
import org.uclab.client.xmpp.FileOutcome;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of files, and of pictures of the screen, that go from user to user. */
public final class FileVerbs {

    public static final Parameter<String> FILE =
            Parameter.text("file", "name of a file").inPlace();
    public static final Parameter<Long> OCTETS = Parameter.count(
                    "octets", "size of the file; what is in it follows from its name")
            .inPlace();

    /**
     * An offer.
     *
     * @param offered whether it went out
     * @param refused why it did not; empty where it did
     */
    public record OfferView(String client, String to, String file, boolean offered, String refused) {}

    /**
     * What has become of a file.
     *
     * @param known  whether that is known; nothing was in time where it is not
     * @param done   whether all of it went
     * @param octets how many went
     * @param digest SHA-256 of these, in hexadecimal digits; empty where not all went
     * @param why    how it went, or why not
     */
    public record FileView(
            String file, String peer, boolean known, boolean done, long octets, String digest, String why) {}

    public static final Verb<LiveLab, OfferView> SEND = Verb.<LiveLab>named(
                    "client send-file", "Offers a file to somebody.")
            .call(Method.POST, "/clients/{client}/files/send")
            .takes(ClientVerbs.CLIENT, TalkVerbs.TO, FILE, OCTETS)
            .step(
                    "{user} sends the file {string} of {int} octets to {user}",
                    "sending a file to {user} is refused to {user}: {string}")
            .gives(OfferView.class, (lab, said) -> {
                String to = to(lab, said);
                return offer(
                        said,
                        to,
                        said.get(FILE),
                        Doing.fitting(() -> files(lab, said).send(to, said.get(FILE), said.get(OCTETS))));
            })
            .wanting(OfferView::offered);

    /** ASSUMED(choice): how the product calls it. */
    public static final String CAPTURE_NAME = "screen-capture.png";

    public static final Verb<LiveLab, OfferView> CAPTURE = Verb.<LiveLab>named(
                    "client send-capture",
                    "Offers a picture of the screen to somebody, as the file " + CAPTURE_NAME + ".")
            .call(Method.POST, "/clients/{client}/files/capture")
            .takes(ClientVerbs.CLIENT, TalkVerbs.TO)
            .step(
                    "{user} sends a screen capture to {user}",
                    "sending a screen capture to {user} is refused to {user}: {string}")
            .gives(OfferView.class, (lab, said) -> {
                String to = to(lab, said);
                return offer(
                        said,
                        to,
                        CAPTURE_NAME,
                        Doing.fitting(() -> files(lab, said).capture(to, CAPTURE_NAME)));
            })
            .wanting(OfferView::offered);

    public static final Verb<LiveLab, FileView> SENT = Verb.<LiveLab>named(
                    "client file-sent", "Waits until it is known what has become of a file that was offered.")
            .call(Method.POST, "/clients/{client}/files/sent")
            .takes(ClientVerbs.CLIENT, TalkVerbs.TO, FILE, TalkVerbs.WITHIN)
            .step("the file {string} of {user} does not go to {user}: {string}")
            .gives(FileView.class, (lab, said) -> {
                String to = to(lab, said);
                return view(
                        said,
                        to,
                        Doing.fitting(
                                () -> files(lab, said).awaitSent(to, said.get(FILE), TalkVerbs.within(lab, said))));
            })
            .wanting(FileView::done);

    public static final Verb<LiveLab, FileView> TAKE = Verb.<LiveLab>named(
                    "client take-file", "Waits until somebody offers a file, and takes it.")
            .call(Method.POST, "/clients/{client}/files/take")
            .takes(ClientVerbs.CLIENT, TalkVerbs.WHO, FILE, TalkVerbs.WITHIN)
            .step(
                    "{user} takes the file {string} from {user}",
                    "{user} takes the screen capture from {user}",
                    "{user} gets nothing of the file {string} from {user}: {string}")
            .gives(FileView.class, (lab, said) -> {
                String from = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                return view(
                        said,
                        from,
                        Doing.fitting(() -> files(lab, said).take(from, said.get(FILE), TalkVerbs.within(lab, said))));
            })
            .wanting(FileView::done);

    public static final Verb<LiveLab, FileView> DECLINE = Verb.<LiveLab>named(
                    "client decline-file", "Waits until somebody offers a file, and declines it.")
            .call(Method.POST, "/clients/{client}/files/decline")
            .takes(ClientVerbs.CLIENT, TalkVerbs.WHO, FILE, TalkVerbs.WITHIN)
            .step("{user} declines the file {string} from {user}")
            .gives(FileView.class, (lab, said) -> {
                String from = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                return Doing.fitting(() -> files(lab, said).decline(from, said.get(FILE), TalkVerbs.within(lab, said)))
                        .map(offer -> new FileView(offer.name(), from, true, false, 0, "", "declined"))
                        .orElse(unknown(said, from));
            })
            .wanting(FileView::known);

    private FileVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(SEND, CAPTURE, SENT, TAKE, DECLINE);
    }

    private static FileExchange files(LiveLab lab, Said said) {
        return new FileExchange(ClientVerbs.client(lab, said).client());
    }

    private static String to(LiveLab lab, Said said) {
        return TalkVerbs.address(lab, said.get(TalkVerbs.TO));
    }

    private static OfferView offer(Said said, String to, String file, Optional<String> refused) {
        return new OfferView(said.get(ClientVerbs.CLIENT), to, file, refused.isEmpty(), refused.orElse(""));
    }

    private static FileView view(Said said, String peer, Optional<FileOutcome> outcome) {
        return outcome.map(known -> new FileView(
                        known.name(), peer, true, known.done(), known.octets(), known.digest(), known.why()))
                .orElse(unknown(said, peer));
    }

    private static FileView unknown(Said said, String peer) {
        return new FileView(said.get(FILE), peer, false, false, 0, "", "nothing is known of it yet");
    }
}
