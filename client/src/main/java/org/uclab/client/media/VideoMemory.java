package org.uclab.client.media;

import java.util.Optional;

/** The size that the last video call settled at; kept from one call, and from one launch, to the next. Safe for any thread. */
public final class VideoMemory {

    private String size = "";

    /** A call has settled at that size. */
    synchronized void keep(VideoSize settled) {
        size = settled.name();
    }

    /** Name of the size; none where no call has settled yet. */
    synchronized Optional<String> size() {
        return Optional.of(size).filter(name -> !name.isEmpty());
    }
}
