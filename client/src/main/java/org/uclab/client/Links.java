package org.uclab.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.client.handler.HandledLink;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.phone.Settled;
import org.uclab.client.xmpp.ChatWindow;
import org.uclab.client.xmpp.Correspondence;

/**
 * Links that other programs hand to a client by way of its host, and the chat windows that they open. Safe for any thread but an
 * event loop.
 */
public final class Links {

    /** S4: the client writes no other keys. */
    private static final Set<HandledLink.Scheme> KEYS =
            EnumSet.of(HandledLink.Scheme.TEL, HandledLink.Scheme.XMPP, HandledLink.Scheme.IM);

    private final UcClient client;
    private final HandlerRegistry host;

    /** Of a client that is the first on its host. */
    public Links(UcClient client) {
        this(client, new HandlerRegistry());
    }

    /**
     * @param host the registry of the client's host; of no meaning but on Windows
     */
    private Links(UcClient client, HandlerRegistry host) {
        this.client = client;
        this.host = host;
    }

    /** Of a client that is launched later on the same host. */
    public Links of(UcClient later) {
        return new Links(later, host);
    }

    /** Whether that link opens a chat; else it starts a call, or the client handles none such. */
    public static boolean opensChat(String uri) {
        return HandledLink.parse(uri).filter(link -> link.scheme().chat()).isPresent();
    }

    /**
     * Another application registers for a kind of link with the host.
     *
     * @param scheme such as {@code xmpp}, in any case
     * @return the key that it wrote
     * @throws IllegalArgumentException when the client handles no such links
     */
    public String other(String scheme, String application) {
        HandledLink.Scheme kind = HandledLink.Scheme.named(scheme)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the client has no handler for links of the kind '" + scheme + "'"));
        host.write(kind, application);
        return HandlerRegistry.key(kind);
    }

    /** The client registers for links with its host. ASSUMED(S4): at each launch, as it is said of no other time. */
    public void register() {
        if (windows()) {
            KEYS.forEach(scheme -> host.write(scheme, HandlerRegistry.CLIENT));
        }
    }

    private boolean windows() {
        return platform() == MediaPlatform.WINDOWS;
    }

    private MediaPlatform platform() {
        return MediaChoice.platform(client.equipment().settings());
    }

    /**
     * Opens a link, as another program hands it over.
     *
     * @return what came of it at once; refused where the link does not come to the client
     * @throws IllegalArgumentException when the client handles none such
     * @throws IllegalStateException    when nobody is signed in, or the user has no presence service for a chat
     */
    public Settled open(String uri) {
        HandledLink link = HandledLink.parse(uri)
                .orElseThrow(() -> new IllegalArgumentException("the client has no handler for '" + uri + "'"));
        Optional<String> other =
                host.application(link.scheme()).filter(application -> !application.equals(HandlerRegistry.CLIENT));
        if (windows() && other.isPresent()) {
            return Settled.refused("the host hands such links to " + other.get());
        }
        // S4: the phone of iPhone and iPad has TEL for itself. ASSUMED(choice): a tablet is an iPad.
        if (link.scheme() == HandledLink.Scheme.TEL && platform() == MediaPlatform.IOS) {
            return Settled.refused("the device keeps TEL for its own phone");
        }
        if (link.scheme().chat()) {
            chats().opened(new ChatWindow(link.targets(), link.subject(), link.body()));
            return new Settled(0, Optional.empty());
        }
        return client.phone().call(link);
    }

    /** The chat windows of who is signed in, the one opened last at the end. */
    public List<ChatWindow> chatWindows() {
        return chats().windows();
    }

    /**
     * Sends what stands in the input box of the chat window with just these bare addresses. A group gets a room for it, with the
     * window's subject as its topic, into which everybody is invited.
     *
     * @return the window as it was
     * @throws IllegalStateException when there is no such window, nothing stands there, or it cannot be sent
     */
    public ChatWindow send(List<String> with) {
        ChatWindow window = chats().window(with)
                .filter(open -> !open.input().isEmpty())
                .orElseThrow(() -> new IllegalStateException(
                        "no chat window with " + String.join(", ", with) + " has anything to send"));
        if (window.with().size() > 1) {
            GroupChats groups = client.groupChats();
            String room = window.room().isEmpty() ? groups.begin(window.subject(), window.with()) : window.room();
            if (!groups.say(room, window.input())) {
                throw new IllegalStateException("the user is not in " + room);
            }
            chats().sentInto(window, room);
            return window;
        }
        if (!client.presence().session().chat(with.get(0), window.subject(), window.input())) {
            throw new IllegalStateException("the presence connection is lost");
        }
        chats().sent(window);
        return window;
    }

    private Correspondence chats() {
        return client.correspondence();
    }
}
