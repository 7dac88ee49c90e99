package org.uclab.lab.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Stands before the HTTP decoder of a connection and lets whole, well-formed requests through, in one spelling, so that
 * what is behind reads every message as this does. The first one that breaks a rule is the last that is read: in its place
 * comes a request that only this gate can make, so that its answer keeps its turn behind those of earlier requests.
 */
public final class HttpGate extends ByteToMessageDecoder {

    /** Largest body of a request, in bytes; a larger one is refused with 413. */
    public static final int BODY_MAX_BYTES = 1024 * 1024;

    private static final AttributeKey<HttpGate> KEY = AttributeKey.valueOf(HttpGate.class, "gate");
    private static final String DECODER = "httpDecoder";

    /** RFC 9112 §2.2: a server SHOULD ignore at least one empty line before the request line. */
    private static final int EMPTY_BYTES_MAX = 4;

    private static final int LINE_MAX_BYTES = Wire.HTTP_HEADER_MAX_BYTES;

    /** Longest line of a chunk, its extensions included, and all lines of a trailer, in bytes. */
    private static final int CHUNK_LINE_MAX_BYTES = 1024;

    /** A target that no request of a peer can have: the rules refuse its characters. */
    private static final String PLACE = "/<refused>";

    private HttpHead head;
    private Chunks chunks;
    private int emptyBytes;
    private int scanned;
    private boolean told;
    private int passed;
    private int asked;
    /** That of the last request: they are answered one after the other. */
    private HttpServerResponse newest;

    private volatile HttpRefused refused;

    private HttpGate() {}

    /** Puts one in front of a connection that has just been accepted. */
    static void before(HttpConnection connection) {
        Channel channel = channel(connection);
        HttpGate gate = new HttpGate();
        channel.attr(KEY).set(gate);
        channel.pipeline().addBefore(DECODER, "gate", gate);
    }

    /** A request has been let through, or stands for one that was not. */
    static void asked(HttpServerRequest request) {
        HttpGate gate = channel(request.connection()).attr(KEY).get();
        gate.asked++;
        gate.newest = request.response();
    }

    /** Why this request is to be refused; empty for one that was let through. */
    public static Optional<HttpRefused> refused(HttpServerRequest request) {
        HttpGate gate = channel(request.connection()).attr(KEY).get();
        HttpRefused refused = gate.refused;
        return refused != null && PLACE.equals(request.uri()) ? Optional.of(refused) : Optional.empty();
    }

    /**
     * Ends a connection after the answer to what was refused: nothing more is sent, and what still comes is read and dropped
     * until the peer has seen the end, RFC 9112 §9.6. A peer that never ends is ended as an idle one.
     */
    public static void end(HttpConnection connection) {
        Channel channel = channel(connection);
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            ((DuplexChannel) channel).shutdownOutput();
        } else {
            tls.closeOutbound().addListener(said -> ((DuplexChannel) channel).shutdownOutput());
        }
    }

    private static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }

    /** A head that comes whole and by itself and needs no other spelling, as nearly all do, passes as it is. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object input) throws Exception {
        if (input instanceof ByteBuf in && idle() && PlainHead.alone(in)) {
            passed++;
            context.fireChannelRead(in);
        } else {
            super.channelRead(context, input);
        }
    }

    /** Whether nothing of a request is here yet. */
    private boolean idle() {
        return head == null && refused == null && emptyBytes == 0 && actualReadableBytes() == 0;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (refused != null) {
            in.skipBytes(in.readableBytes());
            return;
        }
        try {
            if (head == null && !readHead(in)) {
                return;
            }
            ByteBuf body = body(in);
            if (body != null) {
                ByteBuf whole = Unpooled.wrappedBuffer(head.normal());
                out.add(body.isReadable() ? Unpooled.wrappedBuffer(whole, body) : whole);
                passed++;
                head = null;
                chunks = null;
                emptyBytes = 0;
                told = false;
            } else if (head.expects() && !told && !in.isReadable() && nothingDue()) {
                told = true;
                context.writeAndFlush(
                        Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII));
            }
        } catch (HttpHead.Broken broken) {
            refused = HttpRefused.of(broken.status(), broken.getMessage(), firstBytes(in));
            in.skipBytes(in.readableBytes());
            out.add(Unpooled.copiedBuffer(
                    "GET " + PLACE + " HTTP/1.1\r\nHost: refused\r\n\r\n", StandardCharsets.US_ASCII));
        }
    }

    /** Whether every request that was let through has its answer. */
    private boolean nothingDue() {
        return passed == asked && (newest == null || newest.ended());
    }

    private byte[] firstBytes(ByteBuf in) {
        if (head != null) {
            return head.normal();
        }
        byte[] first = new byte[Math.min(in.readableBytes(), 512)];
        in.getBytes(in.readerIndex(), first);
        return first;
    }

    /** Takes the head when it is whole. */
    private boolean readHead(ByteBuf in) throws HttpHead.Broken {
        while (scanned == 0 && in.isReadable() && empty(in.getByte(in.readerIndex()))) {
            if (++emptyBytes > EMPTY_BYTES_MAX) {
                throw new HttpHead.Broken(400, "nothing but line ends (RFC 9112 §2.2)");
            }
            in.skipBytes(1);
        }
        int end = end(in);
        int whole = end < 0 ? in.readableBytes() : end;
        int line = in.bytesBefore((byte) '\n');
        if (line > LINE_MAX_BYTES || (line < 0 && whole > LINE_MAX_BYTES)) {
            throw new HttpHead.Broken(414, "a request line above " + LINE_MAX_BYTES + " bytes (RFC 9112 §3)");
        }
        if (whole - Math.max(line, 0) > Wire.HTTP_HEADER_MAX_BYTES) {
            throw new HttpHead.Broken(
                    431, "header fields above " + Wire.HTTP_HEADER_MAX_BYTES + " bytes (RFC 6585 §5)");
        }
        if (end < 0) {
            scanned = Math.max(0, in.readableBytes() - 3);
            return false;
        }
        scanned = 0;
        byte[] bytes = new byte[end];
        in.getBytes(in.readerIndex(), bytes);
        HttpHead read = HttpHead.of(bytes);
        if (read.length() > BODY_MAX_BYTES) {
            throw new HttpHead.Broken(413, "a body above " + BODY_MAX_BYTES + " bytes (RFC 9110 §15.5.14)");
        }
        in.skipBytes(end);
        head = read;
        return true;
    }

    private static boolean empty(byte first) {
        return first == '\r' || first == '\n';
    }

    /** Where the head ends, from the reader on; negative when it does not yet. */
    private int end(ByteBuf in) {
        int from = in.readerIndex() + scanned;
        int to = in.writerIndex();
        while (true) {
            int at = in.indexOf(from, to, (byte) '\n');
            if (at < 0 || at + 1 >= to) {
                return -1;
            }
            byte next = in.getByte(at + 1);
            if (next == '\n') {
                return at + 2 - in.readerIndex();
            }
            if (next == '\r' && at + 2 < to && in.getByte(at + 2) == '\n') {
                return at + 3 - in.readerIndex();
            }
            from = at + 1;
        }
    }

    /** The body as the decoder behind shall read it, when it is whole; otherwise null. */
    private ByteBuf body(ByteBuf in) throws HttpHead.Broken {
        if (head.body() == HttpHead.Body.LENGTH) {
            int length = (int) head.length();
            return in.readableBytes() < length ? null : length == 0 ? Unpooled.EMPTY_BUFFER : in.readBytes(length);
        }
        chunks = chunks == null ? new Chunks() : chunks;
        return chunks.read(in) ? chunks.again() : null;
    }

    /** A chunked body (RFC 9112 §7.1). */
    private static final class Chunks {

        private static final byte[] LAST = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final ByteBuf data = Unpooled.buffer();
        /** Bytes to come of the chunk at hand; negative before its line has come. */
        private int due = -1;

        private boolean trailer;
        private int trailerBytes;

        /** Whether all of it is there now. */
        private boolean read(ByteBuf in) throws HttpHead.Broken {
            while (true) {
                if (due >= 0) {
                    if (in.readableBytes() < due + 2) {
                        return false;
                    }
                    data.writeBytes(in, due);
                    if (in.readByte() != '\r' || in.readByte() != '\n') {
                        throw new HttpHead.Broken(400, "a chunk longer than its size (RFC 9112 §7.1)");
                    }
                    due = -1;
                }
                String line = line(in);
                if (line == null) {
                    return false;
                }
                if (trailer) {
                    if (line.isEmpty()) {
                        return true;
                    }
                    HttpHead.check(line); // and dropped: no service here asks for one (RFC 9112 §7.1.2)
                } else {
                    due = size(line);
                    trailer = due == 0;
                    due = trailer ? -1 : due;
                }
            }
        }

        private String line(ByteBuf in) throws HttpHead.Broken {
            int end = in.bytesBefore((byte) '\n');
            int length = end < 0 ? in.readableBytes() : end + 1;
            if (length + trailerBytes > CHUNK_LINE_MAX_BYTES) {
                throw new HttpHead.Broken(
                        trailer ? 431 : 400, "a chunk line or trailer too long (RFC 9112 §7.1.1, RFC 6585 §5)");
            }
            if (end < 0) {
                return null;
            }
            trailerBytes += trailer ? length : 0;
            String line =
                    in.readCharSequence(end + 1, StandardCharsets.ISO_8859_1).toString();
            if (!line.endsWith("\r\n") || line.indexOf('\r') < line.length() - 2) {
                throw new HttpHead.Broken(400, "a chunk line that does not end with CRLF (RFC 9112 §7.1)");
            }
            return line.substring(0, line.length() - 2);
        }

        /** The size; extensions are read and ignored (RFC 9112 §7.1.1). */
        private int size(String line) throws HttpHead.Broken {
            int digits = 0;
            long size = 0;
            while (digits < line.length() && HttpHead.hex(line.charAt(digits))) {
                size = Math.min(size * 16 + Character.digit(line.charAt(digits), 16), Integer.MAX_VALUE);
                digits++;
            }
            String extension = line.substring(digits);
            boolean plain = extension.isEmpty() || extension.matches("[ \\t]*;[\\x20-\\x7e\\t\\x80-\\xff]*");
            if (digits == 0 || !plain) {
                throw new HttpHead.Broken(400, "not a chunk size (RFC 9112 §7.1)");
            }
            if (size + data.readableBytes() > BODY_MAX_BYTES) {
                throw new HttpHead.Broken(413, "a body above " + BODY_MAX_BYTES + " bytes (RFC 9110 §15.5.14)");
            }
            return (int) size;
        }

        /** The same body in one chunk, without trailer. */
        private ByteBuf again() {
            if (!data.isReadable()) {
                return Unpooled.wrappedBuffer(LAST);
            }
            byte[] line = (Integer.toHexString(data.readableBytes()) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            return Unpooled.wrappedBuffer(
                    Unpooled.wrappedBuffer(line),
                    data,
                    Unpooled.wrappedBuffer(new byte[] {'\r', '\n'}),
                    Unpooled.wrappedBuffer(LAST));
        }
    }
}
