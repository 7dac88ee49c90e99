package org.uclab.sim.expressway.https;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;

/**
 * HTTP messages as they travel on a link, one to a stream and direction: a head of counted strings, then the body to
 * the end of the stream.
 */
final class Exchange {

    /** Largest request, in bytes: the body E's port takes, and a head. */
    static final int REQUEST_MAX_BYTES = 1024 * 1024 + 65_536;

    /** Largest answer, in bytes: the body C takes from an origin, and a head. */
    static final int ANSWER_MAX_BYTES = 16 * 1024 * 1024 + 65_536;

    private static final int FIELDS_MAX = 512;

    /** A request on its way to C. The target has a path and perhaps a query. */
    record Request(String method, String target, HttpFields headers, byte[] body) {}

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private Exchange() {}

    static byte[] encode(Request request) {
        return written(out -> {
            out.writeUTF(request.method());
            out.writeUTF(request.target());
            write(out, request.headers());
            out.write(request.body());
        });
    }

    static byte[] encode(HttpAnswer answer) {
        return written(out -> {
            out.writeShort(answer.status());
            write(out, answer.headers());
            out.write(answer.body());
        });
    }

    /** The request in these bytes, or nothing when there is none. */
    static Optional<Request> request(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(new Request(in.readUTF(), in.readUTF(), fields(in), in.readAllBytes()));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The answer in these bytes, or nothing when there is none. */
    static Optional<HttpAnswer> answer(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readUnsignedShort();
            return status < 200 || status > 599
                    ? Optional.empty()
                    : Optional.of(new HttpAnswer(status, fields(in), in.readAllBytes()));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, HttpFields fields) throws IOException {
        out.writeShort(fields.fields().size());
        for (HttpFields.Field field : fields.fields()) {
            out.writeUTF(field.name());
            out.writeUTF(field.value());
        }
    }

    private static HttpFields fields(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        if (count > FIELDS_MAX) {
            throw new UTFDataFormatException(count + " header fields");
        }
        List<HttpFields.Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            String value = in.readUTF();
            if (name.isEmpty() || !harmless(name) || !harmless(value)) {
                throw new UTFDataFormatException("a header field of several lines");
            }
            fields.add(new HttpFields.Field(name, value));
        }
        return new HttpFields(fields);
    }

    private static boolean harmless(String text) {
        return text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
