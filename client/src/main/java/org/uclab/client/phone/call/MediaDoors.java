package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.lab.wire.Endpoint;

/**
 * Where the media of a call are taken.
 *
 * @param audio  of sound
 * @param main   of main video; none where the call is to have no video
 * @param slides of presentation video; none where the call is to have no video
 */
public record MediaDoors(Endpoint audio, Optional<Endpoint> main, Optional<Endpoint> slides) {

    /** Of sound alone. */
    public static MediaDoors of(Endpoint audio) {
        return new MediaDoors(audio, Optional.empty(), Optional.empty());
    }

    /** The one of that stream; none where it is not taken. */
    Optional<Endpoint> of(VideoPlan.Content content) {
        return content == VideoPlan.Content.MAIN ? main : slides;
    }
}
