package org.uclab.client;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.xmpp.FileOffer;
import org.uclab.client.xmpp.FileOutcome;
import org.uclab.client.xmpp.FileTransfers;
import org.uclab.client.xmpp.MadeFile;
import org.uclab.client.xmpp.ScreenCapture;

/** Files between who is signed in and others, for whoever may wait. Safe for any thread but an event loop. */
public final class FileExchange {

    private final UcClient client;

    public FileExchange(UcClient client) {
        this.client = client;
    }

    private FileTransfers files() {
        return client.presence().session().files();
    }

    /**
     * Offers a file to a user.
     *
     * @param to     bare address
     * @param octets its size; what is in it follows from its name
     * @return why it cannot be offered; empty where it is
     * @throws IllegalArgumentException when that is no name of a file, or no size
     */
    public Optional<String> send(String to, String name, long octets) {
        return files().send(to, name, new MadeFile(name, octets));
    }

    /** Offers a picture of the screen, which is a file of that name; otherwise like {@link #send}. */
    public Optional<String> capture(String to, String name) {
        return files().send(to, name, new ScreenCapture());
    }

    /** Waits until it is known what has become of a file that was offered; empty when the limit, in lab time, passed first. */
    public Optional<FileOutcome> awaitSent(String to, String name, Duration limit) {
        return client.await(files().sent(to, name), limit);
    }

    /**
     * Waits for a file of that name that somebody offers, and takes it; empty when the limit, in lab time, passed before it was offered, or
     * before it was known what becomes of it.
     */
    public Optional<FileOutcome> take(String from, String name, Duration limit) {
        FileTransfers here = files();
        return client.await(here.offer(from, name), limit).flatMap(offer -> client.await(here.take(offer), limit));
    }

    /** Waits for the same, and declines it; empty when the limit passed first. */
    public Optional<FileOffer> decline(String from, String name, Duration limit) {
        FileTransfers here = files();
        Optional<FileOffer> offer = client.await(here.offer(from, name), limit);
        offer.ifPresent(here::decline);
        return offer;
    }
}
