package org.uclab.scenarios.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.uclab.lab.wire.Endpoint;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/**
 * A baresip as it is packaged, with the settings that its own documents name: it plays a file instead of a microphone, writes
 * down what it says and hears, answers by itself, and is told what to do over a connection.
 */
final class Baresip implements AutoCloseable {

    private static final Path MODULES = Path.of("/usr/lib/baresip/modules");
    private static final int TOLD_MS = 30_000;

    private final Path folder;
    private final Running program;
    private final Socket orders;

    private Baresip(Path folder, Running program, Socket orders) {
        this.folder = folder;
        this.program = program;
        this.orders = orders;
    }

    /** One that is registered. */
    static Baresip start(PhoneLab lab, PhoneLab.User user, String transport, Path sound, Path folder)
            throws IOException {
        Baresip phone = at(lab, lab.node(transport), user, transport, sound, folder);
        lab.registered(user);
        return phone;
    }

    /** One that is registered, and protects its media with keys that it describes, or has none. */
    static Baresip protecting(PhoneLab lab, PhoneLab.User user, String transport, Path sound, Path folder)
            throws IOException {
        Baresip phone = at(lab, lab.node(transport), user, transport, sound, folder, ";mediaenc=srtp-mand");
        lab.registered(user);
        return phone;
    }

    /** One that asks to be registered there. */
    static Baresip at(PhoneLab lab, Endpoint registrar, PhoneLab.User user, String transport, Path sound, Path folder)
            throws IOException {
        return at(lab, registrar, user, transport, sound, folder, "");
    }

    private static Baresip at(
            PhoneLab lab,
            Endpoint registrar,
            PhoneLab.User user,
            String transport,
            Path sound,
            Path folder,
            String protection)
            throws IOException {
        Tool tool = Tool.named("baresip");
        Path home = Files.createDirectories(folder.resolve(user.id));
        Path heard = Files.createDirectories(home.resolve("heard"));
        String own = lab.guest(user.guest);
        int orders = PhoneLab.freePort(own);
        // Its media come from 127.0.0.1, whatever it is bound to, so that is what it is to say of itself.
        Files.writeString(
                home.resolve("config"),
                String.join(
                        "\n",
                        "module_path " + MODULES,
                        "module g711.so",
                        "module srtp.so",
                        "module aufile.so",
                        "module sndfile.so",
                        "module_tmp account.so",
                        "module_app menu.so",
                        "module_app ctrl_tcp.so",
                        "net_interface 127.0.0.1",
                        "sip_listen " + own + ":" + PhoneLab.freePort(own),
                        "ctrl_tcp_listen " + own + ":" + orders,
                        "audio_source aufile," + sound,
                        "rtp_ports 40000-50000",
                        "snd_path " + heard,
                        ""));
        Files.writeString(
                home.resolve("accounts"),
                "<sip:%s@%s;transport=%s>;auth_user=%s;auth_pass=%s;answermode=auto;regint=600;audio_codecs=PCMU%s%n"
                        .formatted(user.line, registrar, transport, user.id, user.password, protection));
        Files.writeString(home.resolve("contacts"), "\n");
        Running program = tool.start(List.of("-s", "-f", home.toString()), Map.of());
        program.until("ready", text -> text.contains("baresip is ready"));
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(own, orders), TOLD_MS);
        return new Baresip(home, program, socket);
    }

    /** A command of its menu, as a netstring with JSON in it. */
    void order(String command, String parameters) throws IOException {
        String json = "{\"command\":\"" + command + "\",\"params\":\"" + parameters + "\"}";
        byte[] bytes = (json.length() + ":" + json + ",").getBytes(StandardCharsets.UTF_8);
        orders.getOutputStream().write(bytes);
        orders.getOutputStream().flush();
    }

    /** Waits until its trace has that text so many times. */
    void until(String text, int times) {
        program.until(text + ", " + times + " times", said -> count(said, text) >= times);
    }

    int count(String text) {
        return count(program.text(), text);
    }

    private static int count(String said, String text) {
        int count = 0;
        for (int at = said.indexOf(text); at >= 0; at = said.indexOf(text, at + 1)) {
            count++;
        }
        return count;
    }

    String trace() {
        return program.text();
    }

    /** Waits until its newest recording of what it heard, or said, has so many bytes. */
    Path recording(String side, int bytes) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * TOLD_MS);
        while (true) {
            try (Stream<Path> files = Files.list(folder.resolve("heard"))) {
                Optional<Path> newest = files.filter(file -> file.toString().endsWith("-" + side + ".wav"))
                        .max(java.util.Comparator.comparing(Path::toString));
                if (newest.isPresent() && Files.size(newest.get()) >= bytes) {
                    return newest.get();
                }
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("it has recorded nothing of " + side + "; it said: " + trace());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } finally {
            program.close();
        }
    }
}
