package org.uclab.scenarios.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.uclab.lab.wire.Endpoint;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/**
 * A linphonec as it is packaged, with settings as it writes them itself: it plays a file instead of a microphone, answers by
 * itself, and is told what to do as at a keyboard. It looks for a network by itself: where a machine has nothing but loopback it finds
 * none after five seconds, and leaves its calls.
 */
final class Linphone implements AutoCloseable {

    private static final int HEARD_S = 60;
    private static final String MEDIA = "Media streams established";

    private final Running program;
    private final String target;
    private final Path heard;

    private Linphone(Running program, String target, Path heard) {
        this.program = program;
        this.target = target;
        this.heard = heard;
    }

    /** One that is registered. */
    static Linphone start(PhoneLab lab, PhoneLab.User user, String transport, Path folder) throws IOException {
        Tool tool = Tool.named("linphonec");
        Path home = Files.createDirectories(folder.resolve("linphone-" + user.id));
        Files.createDirectories(home.resolve(".local/share/linphone"));
        Path settings = settings(lab, user, transport, home);
        Running program = tool.start(List.of("-a", "-c", settings.toString()), Map.of("HOME", home.toString()));
        Endpoint node = lab.node(transport);
        Linphone phone = new Linphone(
                program,
                "@" + node.address() + ":" + node.port() + ";transport=" + transport,
                home.resolve("heard.wav"));
        try {
            lab.registered(user);
        } catch (AssertionError silent) {
            phone.close();
            throw silent;
        }
        phone.order("soundcard use files");
        phone.order("record " + phone.heard);
        return phone;
    }

    /** Whether this machine has a way to another, as linphonec would look for one; nothing is sent there (RFC 5737 §3). */
    static boolean online() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("192.0.2.1", 9));
            return !socket.getLocalAddress().isLoopbackAddress();
        } catch (UncheckedIOException | SocketException unreachable) {
            return false;
        }
    }

    private static Path settings(PhoneLab lab, PhoneLab.User user, String transport, Path home) throws IOException {
        String own = lab.guest(user.guest);
        int port = PhoneLab.freePort(own);
        return Files.writeString(home.resolve("linphonerc"), """
                [sip]
                sip_port=%d
                sip_tcp_port=%d
                sip_tls_port=%d
                root_ca=%s
                verify_server_certs=1
                verify_server_cn=0
                bind_address=%s
                default_proxy=0
                guess_hostname=0
                [rtp]
                audio_rtp_port=%d
                [sound]
                echocancellation=0
                [auth_info_0]
                username=%s
                userid=%s
                passwd=%s
                [proxy_0]
                reg_proxy=<sip:%s;transport=%s>
                reg_identity=<sip:%s@%s>
                reg_expires=600
                reg_sendregister=1
                publish=0
                """.formatted(
                        transport.equals("udp") ? port : 0,
                        transport.equals("tcp") ? port : 0,
                        transport.equals("tls") ? port : 0,
                        lab.authority(home),
                        own,
                        PhoneLab.freePort("127.0.0.1"),
                        user.line,
                        user.id,
                        user.password,
                        lab.node(transport),
                        transport,
                        user.line,
                        lab.node().address()));
    }

    /** A line at its keyboard. */
    void order(String line) {
        program.say(line);
    }

    void calls(String number) {
        order("call " + uri(number));
    }

    String uri(String number) {
        return "sip:" + number + target;
    }

    /** Waits until its media have been established so many times, and plays that from then on: it sends nothing by itself. */
    void speaks(Path sound, int times) {
        until(MEDIA, times);
        order("play " + sound);
    }

    /** Waits until it has said that so many times. */
    void until(String text, int times) {
        program.until(text + ", " + times + " times", said -> said.split(Pattern.quote(text), -1).length > times);
    }

    /** Waits until what it has written down of what it hears has so many bytes. */
    Path recording(int bytes) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEARD_S);
        while (!Files.exists(heard) || Files.size(heard) < bytes) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it has written down nothing; it said: " + program.text());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return heard;
    }

    @Override
    public void close() {
        program.close();
    }
}
