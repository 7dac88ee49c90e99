package org.uclab.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.handler.HandledLink;

/**
 * Which application a Windows host hands a kind of link to: keys of its registry, which outlive any launch of an application.
 * The one that wrote a key last has it (S4, "Registry Entries for Protocol Handlers"). Safe for any thread.
 */
final class HandlerRegistry {

    /** What the client writes. */
    static final String CLIENT = "the client";

    private final Map<String, String> applications = new HashMap<>();

    /** The key of that kind of link: {@code HKEY_CLASSES_ROOT\xmpp\shell\open\command}. */
    static String key(HandledLink.Scheme scheme) {
        return "HKEY_CLASSES_ROOT\\" + scheme.name().toLowerCase(Locale.ROOT) + "\\shell\\open\\command";
    }

    /** An application writes the key of that kind of link. */
    synchronized void write(HandledLink.Scheme scheme, String application) {
        applications.put(key(scheme), application);
    }

    /** Which application has that kind of link; none where nobody has written its key. */
    synchronized Optional<String> application(HandledLink.Scheme scheme) {
        return Optional.ofNullable(applications.get(key(scheme)));
    }
}
