package org.uclab.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.uclab.client.http.Posted;

/**
 * A problem report: a zip with what the user says and what the client is. ASSUMED(choice): what else the product puts in, and the
 * names of the fields of the form in which it is sent, are not public.
 *
 * @param file name of the zip
 */
record ProblemReport(String file, byte[] zip) {

    private static final String BOUNDARY = "uclab-problem-report";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    /** Longest description, in characters. */
    static final int PROBLEM_MAX = 10_000;

    /** As a form that a browser would send, RFC 7578 §4. */
    Posted posted() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"zipFileName\"; filename=\""
                        + file + "\"\r\nContent-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(zip);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Posted("multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    /** The reports of one client, of which it keeps the last. */
    static final class Desk {

        private ProblemReport last;

        /**
         * Writes one.
         *
         * @throws IllegalArgumentException when the description is too long
         */
        synchronized ProblemReport write(String problem, Equipment equipment) {
            if (problem.length() > PROBLEM_MAX) {
                throw new IllegalArgumentException("a description has " + PROBLEM_MAX + " characters at most");
            }
            String text = "problem: " + problem + "\nclient: "
                    + equipment.settings().identity().userAgent(MediaChoice.platform(equipment.settings())) + "\nstep: "
                    + equipment.journal().step() + "\n";
            last = new ProblemReport(
                    "problem_report_" + STAMP.format(equipment.dialler().clock().now()) + ".zip",
                    zipped("description.txt", text));
            return last;
        }

        synchronized Optional<ProblemReport> last() {
            return Optional.ofNullable(last);
        }

        private static byte[] zipped(String name, String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible); // to memory
            }
            return bytes.toByteArray();
        }
    }
}
