package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorLine;

/**
 * Where the media of a call are taken.
 *
 * @param audio  of sound
 * @param main   of main video; none where the call is to have no video
 * @param slides of presentation video; none where the call is to have no video
 * @param floor  what is said of the floor of the screen; none where nothing is shared in the call
 */
public record MediaDoors(
        Endpoint audio, Optional<Endpoint> main, Optional<Endpoint> slides, Optional<FloorLine> floor) {

    /** Of sound alone. */
    public static MediaDoors of(Endpoint audio) {
        return of(audio, Optional.empty(), Optional.empty());
    }

    /** Of sound and video, without a floor. */
    public static MediaDoors of(Endpoint audio, Optional<Endpoint> main, Optional<Endpoint> slides) {
        return new MediaDoors(audio, main, slides, Optional.empty());
    }

    /** The same with a floor for what is shared. */
    public MediaDoors with(Optional<FloorLine> line) {
        return new MediaDoors(audio, main, slides, line);
    }

    /** The one of that stream; none where it is not taken. */
    Optional<Endpoint> of(VideoPlan.Content content) {
        return content == VideoPlan.Content.MAIN ? main : slides;
    }
}
