package org.uclab.client.contacts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.contacts.PhotoAnswer.NoPhoto;
import org.uclab.client.contacts.PhotoAnswer.Photo;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.clock.LabClock;

/**
 * Pictures of people from a web server that wants no credentials, at an address in which the user id takes the place of
 * a token. Outside they come through Expressway, when its allow list has the server.
 */
public final class Photos {

    /** Largest picture taken, in bytes. */
    public static final int PHOTO_MAX_BYTES = 1 << 20;

    private static final String TOKEN = "%%uid%%";

    /** COMPAT(S4): as the guide prints it, one sign short. */
    private static final String TOKEN_PRINTED = "%%uid%";

    private static final int OK = 200;

    private final Route route;
    private final LabClock clock;
    private final Duration limit;
    private final String parameter;
    private final String address;

    /**
     * @param limit lab time one picture may take
     * @param type  the contact source, which has a parameter of its own for the address
     */
    public Photos(Route route, LabClock clock, Duration limit, JabberConfig file, ContactSourceType type) {
        this.route = route;
        this.clock = clock;
        this.limit = limit;
        this.parameter = switch (type) {
            case UDS -> "UdsPhotoUriWithToken";
            case EDI -> "PhotoUriWithToken";
            case BDI -> "BDIPhotoUriWithToken";
        };
        this.address = file.get(parameter);
    }

    /** Fetches somebody's picture on the caller's thread. */
    public PhotoAnswer of(Contact contact) {
        if (address.isEmpty()) {
            return new NoPhoto("jabber-config.xml has no " + parameter);
        }
        String id = URLEncoder.encode(contact.id(), StandardCharsets.UTF_8).replace("+", "%20");
        String text = address.replace(TOKEN, id).replace(TOKEN_PRINTED, id);
        Optional<ServerUrl> url = ServerUrl.parse(text);
        if (url.isEmpty()) {
            return new NoPhoto(parameter + " makes '" + text + "', which is no URL");
        }
        try {
            Fetched fetched = route.within(new Patience(clock, limit)).get(url.get(), Optional.empty());
            return switch (fetched.kind()) {
                case NO_ANSWER -> new NoPhoto(url.get() + ": " + fetched.text());
                case ANSWERED -> photo(url.get(), (Fetched.Answered) fetched);
            };
        } catch (RouteLost lost) {
            return new NoPhoto(url.get() + ": the way is gone: " + lost.getMessage());
        } catch (Stopped late) {
            return new NoPhoto(url.get() + ": " + late.getMessage());
        }
    }

    private static PhotoAnswer photo(ServerUrl url, Fetched.Answered answer) {
        String type = answer.headers().get("Content-Type").orElse("");
        if (answer.status() != OK) {
            return new NoPhoto(url + " " + answer.text());
        }
        if (!type.startsWith("image/") || answer.body().length == 0) {
            return new NoPhoto(url + " is no picture");
        }
        if (answer.body().length > PHOTO_MAX_BYTES) {
            return new NoPhoto(url + " has more than " + PHOTO_MAX_BYTES + " bytes");
        }
        return new Photo(url.toString(), type, answer.body());
    }
}
