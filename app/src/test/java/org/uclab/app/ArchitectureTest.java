package org.uclab.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import org.uclab.lab.history.Message;

/** Who may see whom, and where each library stays. */
@AnalyzeClasses(packages = "org.uclab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String LAB = "org.uclab.lab..";
    private static final String PROTOCOL = "org.uclab.protocol..";
    private static final String SHELL = "org.uclab.shell..";
    private static final String SIM = "org.uclab.sim..";
    private static final String CLIENT = "org.uclab.client..";
    private static final String SCENARIOS = "org.uclab.scenarios..";
    private static final String FEATURES = "org.uclab.features..";
    private static final String CONTROL = "org.uclab.control..";
    private static final String APP = "org.uclab.app..";

    @ArchTest
    static final ArchRule THE_KERNEL_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage(LAB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROTOCOL, SHELL, SIM, CLIENT, SCENARIOS, CONTROL, FEATURES, APP)
            .because("every other room stands on the kernel");

    @ArchTest
    static final ArchRule PROTOCOL_CORES_KNOW_NOBODY = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAB, SHELL, SIM, CLIENT, SCENARIOS, CONTROL, FEATURES, APP)
            .because("both ends of a wire share these cores, and time comes in as an argument");

    @ArchTest
    static final ArchRule SIMS_KNOW_NO_CLIENT_AND_NO_ASSEMBLY = noClasses()
            .that()
            .resideInAPackage(SIM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLIENT, SCENARIOS, CONTROL, FEATURES, APP)
            .because("a sim answers whoever calls, and is told what it needs by whoever assembles it");

    @ArchTest
    static final ArchRule SHELLS_KNOW_NO_SYSTEM = noClasses()
            .that()
            .resideInAPackage(SHELL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SIM, CLIENT, SCENARIOS, CONTROL, FEATURES, APP)
            .because("a shell serves whatever core it is given");

    @ArchTest
    static final ArchRule PACKAGES_RUN_IN_NO_CIRCLE =
            com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
                    .matching("org.uclab.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("what stands in a circle can be neither read nor changed one by one");

    @ArchTest
    static final ArchRule SIMS_MEET_ONLY_ON_THE_WIRE =
            com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
                    .matching("org.uclab.sim.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("sims meet only on the wire");

    @ArchTest
    static final ArchRule THE_CLIENT_KNOWS_WHAT_A_CLIENT_KNOWS = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat(resideInAnyPackage(SIM, SCENARIOS, CONTROL, FEATURES, APP)
                    .or(resideInAPackage(SHELL)
                            .and(resideOutsideOfPackages(
                                    "org.uclab.shell.sip..",
                                    "org.uclab.shell.rtp..",
                                    "org.uclab.shell.bfcp..",
                                    "org.uclab.shell.socks5..",
                                    "org.uclab.shell.screen..")))
                    .or(resideInAPackage(LAB)
                            .and(resideOutsideOfPackages(
                                    "org.uclab.lab.clock..",
                                    "org.uclab.lab.core..",
                                    "org.uclab.lab.history..",
                                    "org.uclab.lab.seed..",
                                    "org.uclab.lab.wire.."))))
            .because(
                    "the client knows an address, a password and a lease, and nothing of the lab; a phone speaks SIP and RTP "
                            + "as nodes do, over the same sockets (decision 0017)");

    @ArchTest
    static final ArchRule THE_CLIENT_ONLY_WRITES_THE_HISTORY = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.uclab.lab.history.History")
            .because("a client that read the history would know what it cannot know");

    @ArchTest
    static final ArchRule SCENARIOS_KNOW_NO_CLIENT = noClasses()
            .that()
            .resideInAPackage(SCENARIOS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLIENT, FEATURES, APP)
            .because("a bench serves any client");

    @ArchTest
    static final ArchRule FEATURES_AND_APP_KNOW_NO_SIM = noClasses()
            .that()
            .resideInAnyPackage(CONTROL, FEATURES, APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SIM)
            .because("scenarios is the only place that assembles sims");

    @ArchTest
    static final ArchRule THE_CONTROL_KNOWS_NO_FACE = noClasses()
            .that()
            .resideInAPackage(CONTROL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES, APP, "picocli..")
            .because("a verb is defined once, and steps and commands are its users");

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_THE_APP = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APP)
            .because("the app is a user of the rooms, not one of them");

    @ArchTest
    static final ArchRule SIMS_ARE_ENTERED_BY_THEIR_DOORS = noClasses()
            .that()
            .resideInAPackage(SCENARIOS)
            .should()
            .dependOnClassesThat(resideInAPackage("org.uclab.sim.*.*..")
                    .and(resideOutsideOfPackages("org.uclab.sim.*.world..", "org.uclab.sim.*.cluster..")))
            .because("what stands in a sub-package of a sim is its own business, but for its part of a world");

    @ArchTest
    static final ArchRule THE_CLIENT_IS_ENTERED_BY_ITS_DOOR = noClasses()
            .that()
            .resideOutsideOfPackage("org.uclab.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.uclab.client.capf..",
                    "org.uclab.client.ccmcip..",
                    "org.uclab.client.edge..",
                    "org.uclab.client.handler..",
                    "org.uclab.client.http..",
                    "org.uclab.client.ldap..",
                    "org.uclab.client.soap..",
                    "org.uclab.client.step..",
                    "org.uclab.client.webex..",
                    "org.uclab.client.xml..")
            .because("UcClient does what a client does; the other packages lend words: settings, and what it shows");

    @ArchTest
    static final ArchRule BOUNCY_CASTLE_STAYS_IN_THE_PKI = fenced(
            "org.bouncycastle..",
            "keys and certificates are made in one place",
            "org.uclab.lab.pki..",
            "org.uclab.client.tls..");

    @ArchTest
    static final ArchRule SMACK_STAYS_IN_THE_CLIENT = fenced(
            "org.jivesoftware..",
            "Smack examines our servers and so must not be part of them",
            "org.uclab.client.xmpp..");

    @ArchTest
    static final ArchRule AALTO_STAYS_IN_THE_STREAM_CORE =
            fenced("com.fasterxml.aalto..", "one stream parser, with one set of limits", "org.uclab.protocol.xmpp..");

    @ArchTest
    static final ArchRule DNSJAVA_STAYS_WITH_DNS = fenced(
            "org.xbill..",
            "others ask over the wire",
            "org.uclab.sim.dns..",
            "org.uclab.shell.dns..",
            "org.uclab.client.dns..");

    @ArchTest
    static final ArchRule UNBOUNDID_STAYS_WITH_DIRECTORIES = fenced(
            "com.unboundid..",
            "others ask a directory over the wire",
            "org.uclab.sim.directory..",
            "org.uclab.client.ldap..");

    @ArchTest
    static final ArchRule CUCUMBER_STAYS_IN_FEATURES =
            fenced("io.cucumber..", "no other room knows how scenarios are written", FEATURES);

    @ArchTest
    static final ArchRule JAIN_SIP_STAYS_WITH_SIP = noClasses()
            .that()
            .resideOutsideOfPackage("..sip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("gov.nist..", "javax.sip..")
            .allowEmptyShould(true)
            .because("its parser serves, its stack does not");

    @ArchTest
    static final ArchRule SOCKETS_ARE_OPENED_BY_THE_WIRE = noClasses()
            .that()
            .resideOutsideOfPackage("org.uclab.lab.wire..")
            .should()
            .callMethodWhere(
                    target(owner(resideInAPackage("io.vertx.core..")))
                            .and(
                                    target(
                                            nameMatching(
                                                    "create(NetServer|NetClient|HttpServer|HttpClient|DatagramSocket|WebSocketClient|DnsClient)|httpClientBuilder|httpServerBuilder"))))
            .because("a socket that the wire does not know has no link, no own address and no faults");

    @ArchTest
    static final ArchRule PLAIN_SOCKETS_TOO = noClasses()
            .that()
            .resideOutsideOfPackages("org.uclab.lab.wire..")
            .should()
            .callConstructorWhere(target(owner(describe(
                    "a socket class",
                    type -> type.getName().matches("java\\.net\\.(Server|Datagram|Multicast)?Socket")))))
            .because("a socket that the wire does not know has no link, no own address and no faults");

    @ArchTest
    static final ArchRule ONLY_THE_CLOCK_READS_TIME = noClasses()
            .that()
            .resideOutsideOfPackage("org.uclab.lab.clock..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("lab time has a scale, and nothing sleeps");

    /**
     * Public top-level types of each room, those of all sims together and besides their doors. They may only fall, but for what
     * a new system, role or protocol brings.
     */
    private static final Map<String, Integer> PUBLIC_MAX = Map.of(
            "lab", 134,
            "protocol", 169,
            "shell", 46,
            "sim", 146,
            "client", 239,
            "scenarios", 10,
            "control", 56,
            "features", 52,
            "app", 3,
            "tool", 7);

    @ArchTest
    static void publicIsADecision(JavaClasses house) {
        Map<String, Integer> open = new TreeMap<>();
        house.stream()
                .filter(type -> type.isTopLevelClass()
                        && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getSimpleName().equals("package-info"))
                .filter(type ->
                        !(room(type).equals("sim") && type.getSimpleName().endsWith("System")))
                .forEach(type -> open.merge(room(type), 1, Integer::sum));
        // because what is public is used, and what is used cannot be changed alone
        assertThat(open)
                .as("public types of each room: make one package-private, or lower the number")
                .containsExactlyInAnyOrderEntriesOf(PUBLIC_MAX);
    }

    /** {@code lab} of {@code org.uclab.lab.clock.LabClock}. */
    private static String room(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    @ArchTest
    static final ArchRule STEPS_AND_CHECKERS_ASK_FACTS = noClasses()
            .that()
            .resideInAnyPackage("org.uclab.features.steps..", "org.uclab.lab.check..")
            .should()
            .callMethodWhere(target(owner(describe("a message", type -> type.isEquivalentTo(Message.class))))
                    .and(target(nameMatching("line|detail|bytes"))))
            .because(
                    "how a message reads is for people, its bytes are not there in a lab elsewhere, and neither is a fact; "
                            + "who tells of a message writes it as it is");

    @ArchTest
    static final ArchRule STEPS_CARRY_NO_STATE = fields().that()
            .areDeclaredInClassesThat(describe(
                    "steps",
                    type -> type.getPackageName().equals("org.uclab.features.steps")
                            && type.getSimpleName().endsWith("Steps")))
            .and()
            .areNotStatic()
            .should()
            .beFinal()
            .andShould()
            .haveRawType(describe(
                    "the stage, or other steps on it",
                    type -> type.getSimpleName().matches("Stage|[A-Za-z]+Steps")))
            .because(
                    "what a step leaves for a later one is the scenario's: the stage keeps it under the name of whoever acts");

    @ArchTest
    static final ArchRule CHANCE_COMES_FROM_THE_SEED = noClasses()
            .that()
            .resideOutsideOfPackages("org.uclab.lab.seed..", "org.uclab.lab.pki..")
            .should()
            .dependOnClassesThat(describe(
                    "a source of chance",
                    type -> type.getName()
                            .matches("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                                    + "|java\\.security\\.SecureRandom")))
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("org.xbill.DNS"))).and(target(nameMatching("newQuery"))))
            .because("what the lab's seed does not know of cannot be had again (dnsjava's newQuery draws an id)");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_SUBJECTS = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..misc..", "..impl..", "..manager..")
            .andShould()
            .haveNameNotMatching(".*\\.(Abstract[A-Z][^.]*|[^.]*(Impl|Utils|Helper|Manager))")
            .because("a name that says nothing hides a subject that nobody found");

    private static ArchRule fenced(String library, String reason, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(reason);
    }
}
