package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What files are made of. */
class SentContentTest {

    @Test
    void aPictureOfTheScreenIsAPicture() throws Exception {
        ScreenCapture capture = new ScreenCapture();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(capture.piece(0, (int) capture.octets())));
        assertThat(picture.getWidth()).isEqualTo(160);
        assertThat(picture.getHeight()).isEqualTo(90);
        assertThat(picture.getRaster().getSample(3, 4, 0)).isEqualTo(7);
    }

    @Test
    void aFileIsTheSameHoweverItIsCut() {
        MadeFile file = new MadeFile("plan.pdf", 1000);
        byte[] whole = file.piece(0, 1000);
        assertThat(file.piece(333, 100)).isEqualTo(Arrays.copyOfRange(whole, 333, 433));
        assertThat(new MadeFile("other.pdf", 1000).piece(0, 1000)).isNotEqualTo(whole);
    }
}
