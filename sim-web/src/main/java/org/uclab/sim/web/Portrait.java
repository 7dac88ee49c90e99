package org.uclab.sim.web;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;

/** A picture of somebody imaginary: a mosaic, left and right alike, that is always the same for one name. */
final class Portrait {

    private static final int CELLS = 8;
    private static final int CELL_PIXELS = 16;
    private static final int HUES = 360;

    private Portrait() {}

    /** A JPEG of 128 by 128 pixels. */
    static byte[] of(String name) {
        UUID seed = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        int ink = Color.HSBtoRGB(Math.floorMod(seed.getMostSignificantBits(), HUES) / (float) HUES, 0.6f, 0.7f);
        int paper = Color.WHITE.getRGB();
        int side = CELLS * CELL_PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = Math.min(x, side - 1 - x) / CELL_PIXELS;
                int cell = y / CELL_PIXELS * (CELLS / 2) + column;
                image.setRGB(x, y, (seed.getLeastSignificantBits() >> cell & 1) == 1 ? ink : paper);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // to memory
        }
        return bytes.toByteArray();
    }
}
