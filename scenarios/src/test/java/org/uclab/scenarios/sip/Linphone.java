package org.uclab.scenarios.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.uclab.lab.wire.Endpoint;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/**
 * A linphonec as it is packaged, with settings as it writes them itself: it plays a file instead of a microphone, answers by
 * itself, and is told what to do as at a keyboard.
 */
final class Linphone implements AutoCloseable {

    private static final String MEDIA = "Media streams established";

    private final Running program;
    private final String target;

    private Linphone(Running program, String target) {
        this.program = program;
        this.target = target;
    }

    /** One that is registered. */
    static Linphone start(PhoneLab lab, PhoneLab.User user, String transport, Path folder) throws IOException {
        Tool tool = Tool.named("linphonec");
        Path home = Files.createDirectories(folder.resolve("linphone-" + user.id));
        Files.createDirectories(home.resolve(".local/share/linphone"));
        Path settings = settings(lab, user, transport, home);
        Running program = tool.start(List.of("-a", "-c", settings.toString()), Map.of("HOME", home.toString()));
        Endpoint node = lab.node();
        Linphone phone = new Linphone(program, "@" + node.address() + ":" + node.port() + ";transport=" + transport);
        lab.registered(user);
        phone.order("soundcard use files");
        return phone;
    }

    private static Path settings(PhoneLab lab, PhoneLab.User user, String transport, Path home) throws IOException {
        String own = lab.guest(user.guest);
        int port = PhoneLab.freePort(own);
        return Files.writeString(home.resolve("linphonerc"), """
                [sip]
                sip_port=%d
                sip_tcp_port=%d
                sip_tls_port=0
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
                        own,
                        PhoneLab.freePort("127.0.0.1"),
                        user.line,
                        user.id,
                        user.password,
                        lab.node(),
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

    @Override
    public void close() {
        program.close();
    }
}
