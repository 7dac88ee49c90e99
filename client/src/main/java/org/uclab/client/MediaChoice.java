package org.uclab.client;

import java.util.function.BooleanSupplier;
import org.uclab.client.media.Marking;
import org.uclab.client.media.MediaDecisions;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.media.MediaSettings;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.phone.PhoneMedia;
import org.uclab.client.uds.DeviceKind;
import org.uclab.lab.wire.Dialler;

/** What a phone has for its media, by the settings of the client, the kind of device and the device file. */
final class MediaChoice {

    private MediaChoice() {}

    /** For a phone that begins; its packets are marked from now on. */
    static PhoneMedia of(Equipment equipment, PhoneFile file, BooleanSupplier lowBandwidth) {
        MediaSettings set = equipment.settings().phone().media();
        MediaPlatform platform = platform(equipment.settings());
        Marking marking = Marking.of(set.marker(), platform, file.marks(), set.differentiated());
        equipment.dialler().marks(marking::ofPort);
        equipment
                .journal()
                .decided(
                        MediaDecisions.MARKING.of(),
                        MediaDecisions.MARKS.of(marking.text()),
                        MediaDecisions.BY.of(marking.marker().text()));
        return new PhoneMedia(
                set.on(platform), marking, lowBandwidth, equipment.memory().video());
    }

    /** What a client of those settings runs on. */
    static MediaPlatform platform(ClientSettings settings) {
        return settings.phone()
                .media()
                .platform()
                .orElse(platform(settings.configuration().device()));
    }

    /** ASSUMED(S4): a tablet is an iPad; on Android there are tablets, too, of the same kind of device. */
    private static MediaPlatform platform(DeviceKind kind) {
        return switch (kind) {
            case CSF -> MediaPlatform.WINDOWS;
            case BOT -> MediaPlatform.ANDROID;
            case TCT, TAB -> MediaPlatform.IOS;
        };
    }

    /** Whoever marks without asking the client does so from its first connection on. */
    static void marksAtOnce(ClientSettings settings, Dialler dialler) {
        MediaSettings set = settings.phone().media();
        if (set.marker() == Marking.Marker.NETWORK || set.marker() == Marking.Marker.GROUP_POLICY) {
            Marking marking =
                    Marking.of(set.marker(), platform(settings), Marking.FileCodePoints.USUAL, set.differentiated());
            dialler.marks(marking::ofPort);
        }
    }
}
