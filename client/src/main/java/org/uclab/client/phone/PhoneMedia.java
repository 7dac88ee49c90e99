package org.uclab.client.phone;

import java.util.function.BooleanSupplier;
import org.uclab.client.media.Marking;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.media.MediaSettings;
import org.uclab.client.media.VideoMemory;

/**
 * What a phone has for its media.
 *
 * @param settings     with the platform
 * @param marking      of its packets
 * @param lowBandwidth whether the user wants low bandwidth mode now
 * @param memory       of the sizes that calls settled at
 */
public record PhoneMedia(MediaSettings settings, Marking marking, BooleanSupplier lowBandwidth, VideoMemory memory) {

    MediaPlatform platform() {
        return settings.platform().orElseThrow();
    }
}
