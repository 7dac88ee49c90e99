package org.uclab.scenarios.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.scenarios.sip.PhoneLab.User;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/** Linphone, with its settings as it writes them itself, registers and calls. */
@Timeout(300)
class LinphoneTest {

    @TempDir
    private Path folder;

    @Test
    void registersCallsTheEchoPausesAndResumes() throws IOException, WorldException {
        Tool tool = Tool.named("linphonec");
        Path tone = new Sox().tone(440, folder);
        try (PhoneLab lab = new PhoneLab(folder);
                Running phone = tool.start(
                        List.of("-c", settings(lab, User.CAT).toString()), Map.of("HOME", folder.toString()))) {
            lab.registered(User.CAT);
            phone.say("soundcard use files");
            phone.say("call sip:" + PhoneLab.ECHO + "@" + lab.node().address());
            phone.until("media", text -> text.contains("Media streams established"));
            phone.say("play " + tone); // without a file it sends nothing
            lab.flows();
            phone.say("pause");
            phone.until("paused", text -> text.contains("is now paused"));
            phone.say("resume");
            phone.until("media again", text -> text.split("Media streams established", -1).length == 3);
            phone.say("terminate");
            phone.until("over", text -> text.contains("ended (No error)"));
            lab.told("call", "over");
            phone.say("quit");
        }
    }

    private Path settings(PhoneLab lab, User user) throws IOException {
        Files.createDirectories(folder.resolve(".local/share/linphone"));
        String own = lab.guest(user.guest);
        Endpoint node = lab.node();
        return Files.writeString(folder.resolve("linphonerc"), """
                [sip]
                sip_port=%d
                sip_tcp_port=0
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
                reg_proxy=<sip:%s;transport=udp>
                reg_identity=<sip:%s@%s>
                reg_expires=600
                reg_sendregister=1
                publish=0
                """.formatted(
                        PhoneLab.freePort(own),
                        own,
                        PhoneLab.freePort("127.0.0.1"),
                        user.line,
                        user.id,
                        user.password,
                        node,
                        user.line,
                        node.address()));
    }
}
