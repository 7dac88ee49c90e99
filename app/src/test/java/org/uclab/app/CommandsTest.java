package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.live.Verbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Verb;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import tools.jackson.databind.json.JsonMapper;

/** Each command of a verb does it, in a lab that runs. */
@Timeout(300)
class CommandsTest {

    /** In an order in which they can be done; one that comes to another end than somebody wants begins with 1. */
    private static final String LINES = """
            lab show
            lab revocations
            hosts
            host cucm1 pause
            host cucm1 resume
            host cup1 stop soap
            host cup1 start soap
            host cuc2 power-off
            host cuc2 power-on
            records set ns-inside new.example.com A 127.9.9.9
            records show ns-inside new.example.com A
            records remove ns-inside new.example.com A
            user add new.comer secret --like vera.voice --firstName New
            user list
            user show new.comer
            user password new.comer other
            device add new.comer CSFNEW
            device remove new.comer CSFNEW
            user remove new.comer
            fault catalogue
            fault add silent --host cuc3 --service voicemail --when always
            fault list
            fault heal 4
            fault add reset --host cuc3 --service voicemail
            fault heal --all
            clock show
            clock scale 2
            clock pause
            clock step 0.5
            clock resume
            clock wait 0.1
            client launch vera.voice --from inside --name c1 --settings release=R12
            client launch-again c1 --from inside
            client list
            client sign-in c1
            client show c1
            client chat c1 fay.file hello
            1 client read c1 fay.file --within 0
            client undelivered c1 fay.file
            1 client im-share c1 fay.file
            1 client im-shown c1 fay.file --within 0
            1 client im-look c1 fay.file --within 0
            client im-share-end c1 fay.file
            client lock c1 --with fay.file
            client choose-meetings c1
            client unchoose-meetings c1
            client meet c1
            client part c1
            client chat-history c1 fay.file
            client close-chat c1 fay.file
            client open c1 IM:fay.file@example.com?message;body=hello
            client chat-windows c1
            client send-window c1 fay.file
            client other-handler c1 xmpp other
            client tabs c1
            1 client report-problem c1 silence
            client save-report c1
            1 client join-meeting c1 https://nowhere.example.com/
            client open-ports c1
            client ask-to-see c1 fay.file
            client let-see c1 fay.file
            client join-room c1 tea
            1 client make-room c1 club
            client invite c1 tea fay.file
            1 client invited c1 fay.file --within 0
            client say c1 tea hello
            1 client hear c1 tea fay.file --within 0
            1 client topic c1 tea --within 0
            client leave-room c1 tea
            1 client send-file c1 fay.file plan.pdf 100
            1 client send-capture c1 fay.file
            1 client file-sent c1 fay.file plan.pdf --within 0
            1 client take-file c1 fay.file plan.pdf --within 0
            1 client decline-file c1 fay.file plan.pdf --within 0
            1 client asked c1 fay.file --within 0
            client sees c1 fay.file
            1 client sees-available c1 fay.file --within 0
            client sees-gone c1 fay.file --within 0
            client await c1 signed-in given-up
            1 client search c1 Fay
            1 client look-up c1 fay.file
            1 client who-is c1 fay.file@example.com
            1 client caller c1 7004
            1 client picture c1 fay.file
            client takes c1 DirectoryServerType
            client keeps c1
            client dialled c1 7004
            client await-phone c1 registered --at cucm1
            1 client await-phone c1 ended --within 0
            client call c1 9901
            client await-call c1 connected
            client sound c1 --of c1
            client mute c1
            client await-call c1 --marks muted
            client unmute c1
            client hold c1
            client await-call c1 held
            client resume c1
            client press c1 1
            1 client answer c1
            1 client decline c1
            1 client conference c1
            1 client complete-transfer c1
            client park c1
            client divert c1
            client transfer c1 7002
            client hang-up c1
            device reset vera.voice CSFVERA
            voicemail leave vera.voice --caller 5559 --seconds 1
            voicemail list c1
            voicemail await c1 --from 5559
            1 voicemail await c1 --unread 400 --within 0
            voicemail play c1 linear
            voicemail mark-read c1 linear
            voicemail delete c1 linear
            client move c1 outside
            client await c1 signed-in
            client search c1 Fay
            client lose-network c1
            client sign-out c1
            1 client credentials c1 --password secret
            1 client phone-credentials c1 --password secret
            client end c1
            history --limit 5 --kind message-sent --host cucm1
            ladder --limit 5 --format mermaid
            metrics
            lab restore
            """;

    /** What takes two phones of one line, a mobile phone or pictures. */
    private static final String CALLS = """
            client launch ada.byron --from inside --name ada --settings codecs=PCMU
            client launch sara.shared --from inside --name sara
            client launch ben.brown --from inside --name ben --settings codecs=PCMU --settings mobile_number=5550102
            client launch dora.droid --from inside --name dora --settings device=BOT
            client launch cora.cole --from inside --name cora --settings codecs=PCMU --settings video=on
            client sign-in ada
            client sign-in sara
            client sign-in ben
            client sign-in dora
            client sign-in cora
            client await-phone ada registered
            client await-phone sara registered
            client await-phone ben registered
            client await-phone dora registered
            client await-phone cora registered
            client open ben TEL:7001
            client await-call ada ringing
            client answer ada
            client await-call ben connected
            client await-line sara --elsewhere in-use
            client hold ada
            client await-line sara --elsewhere held
            client take-up sara
            client await-call sara connected
            client await-call ada ended
            client hang-up sara
            client await-call ben ended
            client await-line ada --elsewhere free
            client await-line ada --messages none
            client call-via-office ben 7001
            client await-call ada ringing
            client answer ada
            client await-call ben connected
            client hang-up ben
            client await-call ada ended
            client call ada 7002
            client await-call ben ringing
            client answer ben
            client await-call ada connected
            client send-to-mobile ben
            client await-call ben ended
            client await-call ada connected
            client hang-up ada
            client await-call ada ended
            client call ada 9902
            client heard-early ada --hertz 480
            client await-call ada ended
            client low-bandwidth dora
            client call dora 9901
            client await-call dora connected
            client hang-up dora
            client await-call dora ended
            client normal-bandwidth dora
            client call cora 9901
            client await-call cora connected
            client share cora
            client media cora
            client stop-share cora
            client hang-up cora
            client await-call cora ended
            """;

    private static final String DESKS = """
            client launch dora.desk --from inside --name desk --settings codecs=PCMU
            client plug-in desk --device SEP001122334455 --files cucm1
            client await-phone desk registered --at cucm1
            client call desk 9901
            client await-call desk connected
            client hang-up desk
            client await-call desk ended
            client launch dora.desk --from inside --name dora --settings codecs=PCMU
            client sign-in dora
            client await-phone dora registered
            client launch mia.mobile --from inside --name mia --settings codecs=PCMU
            client sign-in mia
            client await-phone mia registered
            1 application sign-in dora.desk --host cucm2 --from inside --password other
            application sign-in dora.desk --host cucm2 --from inside
            application list
            application call application CSFDORA 7202
            client await-call mia ringing
            client answer mia
            client await-call dora connected
            application hang-up application CSFDORA
            client await-call mia ended
            client call mia 7201
            client await-call dora ringing
            application answer application CSFDORA
            client await-call mia connected
            1 application call application SEP000000000000 7202
            application end application
            """;

    /** Of what is heard and seen in a call where it is not as somebody wants it. */
    private static final Pattern UNDONE = Pattern.compile("(?m)^(settled|agreed) +false");

    /** They have tests of their own. */
    private static final Set<String> APART = Set.of("lab down", "history --follow");

    @TempDir
    private Path folder;

    /** What a command said, and how it ended. */
    private record Ended(int code, String out, String err) {}

    private static Ended run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Uclab.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    private static List<String> words(String line, Path ports) {
        List<String> words = new ArrayList<>();
        Arrays.stream(line.split(" ")).map(word -> word.replace('_', ' ')).forEach(words::add);
        words.addAll(List.of("--lab", ports.toString()));
        return words;
    }

    /** Those of the lines that end otherwise than they say. */
    private static List<String> wrong(String lines, Path ports, Predicate<Ended> also) {
        List<String> wrong = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            boolean wanted = !line.startsWith("1 ");
            String command = command(line);
            Ended ended = run(words(command, ports));
            if (ended.code() != (wanted ? 0 : 1) || !ended.err().isEmpty() || !also.test(ended)) {
                wrong.add(command + " → " + ended);
            }
        }
        return wrong;
    }

    private static String command(String line) {
        return line.startsWith("1 ") ? line.substring(2) : line;
    }

    @Test
    void aCommandOfEachVerbIsHere() {
        List<String> said = Stream.of(LINES, CALLS, DESKS)
                .flatMap(String::lines)
                .map(CommandsTest::command)
                .map(command -> command.replaceFirst("^host \\S+", "host") + " ")
                .toList();
        Set<String> missing = Verbs.all().stream()
                .map(Verb::command)
                .filter(verb -> !APART.contains(verb))
                .filter(verb -> said.stream().noneMatch(command -> command.startsWith(verb + " ")))
                .collect(Collectors.toSet());
        assertThat(missing).as("verbs that no command here says").isEmpty();
    }

    @Test
    void eachOfCallsDoesWhatItSays() throws Exception {
        allDone("calls", CALLS);
    }

    @Test
    void eachOfDesksDoesWhatItSays() throws Exception {
        allDone("desk-phone", DESKS);
    }

    private void allDone(String world, String lines) throws Exception {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, () -> {})) {
            Path ports = folder.resolve(world + ".json");
            PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at()).write(ports);
            assertThat(wrong(lines, ports, ended -> !UNDONE.matcher(ended.out()).find()))
                    .as("commands that ended otherwise")
                    .isEmpty();
        }
    }

    @Test
    void eachDoesWhatItSays() throws Exception {
        Ended followed = played().get(60, TimeUnit.SECONDS);
        assertThat(followed.code()).isZero();
        assertThat(followed.out()).as("the ladder has grown").contains("GET /cucm-uds");
        assertThat(followed.err()).contains("the lab");
    }

    /** All lines in a lab that is gone then; gives what followed its history. */
    private CompletableFuture<Ended> played() throws Exception {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        try (Bench bench = Bench.start(Worlds.load("voicemail"), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, () -> stopped.complete(true))) {
            Path ports = folder.resolve("p.json");
            PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at()).write(ports);
            PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at()).write(lab.ports());
            CompletableFuture<Ended> follows =
                    CompletableFuture.supplyAsync(() -> run(words("history --follow --protocol HTTP", ports)));
            assertThat(wrong(LINES, ports, ended -> true))
                    .as("commands that ended otherwise")
                    .isEmpty();

            List<String> json = words("hosts --json", ports);
            assertThat(JsonMapper.shared().readTree(run(json).out()).size())
                    .isEqualTo(bench.nodes().size());
            assertThat(run(List.of("lab", "list", "--json")).out())
                    .contains(commanded.at().url());

            assertThat(run(words("lab down", ports)).code()).isZero();
            assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
            return follows;
        }
    }
}
