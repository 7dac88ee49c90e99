package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.directory.ldap.RunningForest.ADA_DN;
import static org.uclab.sim.directory.ldap.RunningForest.CHILD;
import static org.uclab.sim.directory.ldap.RunningForest.GC;
import static org.uclab.sim.directory.ldap.RunningForest.GC_TLS;
import static org.uclab.sim.directory.ldap.RunningForest.LDAP;
import static org.uclab.sim.directory.ldap.RunningForest.LDAPS;
import static org.uclab.sim.directory.ldap.RunningForest.OPEN;
import static org.uclab.sim.directory.ldap.RunningForest.PARENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.pki.LabCa;
import org.uclab.tool.Tool;
import org.uclab.tool.Tool.Said;

/** OpenLDAP's own tool. */
class LdapsearchTest {

    private static final String ANYBODY = "(sn=*)";

    @TempDir
    private Path folder;

    private RunningForest forest;
    private Path trusted;

    @BeforeEach
    void start() throws Exception {
        Tool.named("ldapsearch");
        forest = RunningForest.usual();
        trusted = Files.writeString(folder.resolve("ca.pem"), forest.ca.pem());
    }

    @AfterEach
    void stop() {
        if (forest != null) {
            forest.close();
        }
    }

    @Test
    void findsAUserOverPlainLdap() throws Exception {
        Said said = ada("ldap", PARENT, LDAP, "-b", "DC=example,DC=com", "(sAMAccountName=grace*)", "mail");
        assertThat(said.exit()).isZero();
        assertThat(said.text())
                .contains("dn: CN=Grace Hopper,OU=Users,DC=example,DC=com", "mail: grace.hopper@example.com")
                .doesNotContain("telephoneNumber");
    }

    @Test
    void findsAUserOverTlsFromTheFirstByteAndVerifiesTheServer() throws Exception {
        Said said = ada("ldaps", PARENT, LDAPS, "-b", "DC=example,DC=com", "(sn=byron)");
        assertThat(said.text()).contains("sAMAccountName: ada.byron");
        trusted = Files.writeString(
                folder.resolve("other.pem"),
                LabCa.create("another", forest.clock).pem());
        assertThat(ada("ldaps", PARENT, LDAPS, "-b", "DC=example,DC=com", "(sn=byron)")
                        .text())
                .contains("Can't contact LDAP server");
    }

    @Test
    void findsAUserAfterStartTls() throws Exception {
        Said said = ada("ldap", PARENT, LDAP, "-ZZ", "-b", "DC=example,DC=com", "(sn=byron)");
        assertThat(said.text()).contains("sAMAccountName: ada.byron");
        assertThat(forest.heard(0)).contains("extended 1.3.6.1.4.1.1466.20037", "bind " + ADA_DN + " simple");
        assertThat(forest.history.events())
                .flatExtracting(event -> event.message().stream().toList())
                .noneMatch(message -> message.detail().contains("ada.byron!"))
                .noneMatch(message -> message.facts().contain("ada.byron!"))
                .extracting(message -> message.hop().tls())
                .as("in the clear up to the answer to STARTTLS")
                .startsWith(false, false, true);
    }

    @Test
    void searchesTheWholeForestInItsCatalog() throws Exception {
        assertThat(ada("ldap", PARENT, GC, "-b", "", ANYBODY, "cn").text()).contains("cn: Eve Holt", "cn: Ada Byron");
        assertThat(ada("ldaps", PARENT, GC_TLS, "-b", "", ANYBODY, "cn").text())
                .contains("cn: Eve Holt", "cn: Ada Byron");
        assertThat(ada("ldap", CHILD, GC, "-b", "", ANYBODY, "cn").text())
                .contains("cn: Eve Holt")
                .doesNotContain("cn: Ada Byron");
    }

    @Test
    void hearsThatAPasswordIsWrong() throws Exception {
        Said said = search("ldap", PARENT, LDAP, "-D", ADA_DN, "-w", "wrong", "-b", "DC=example,DC=com", ANYBODY);
        assertThat(said.exit()).isEqualTo(49);
        assertThat(said.text()).contains("Invalid credentials (49)", "data 52e");
    }

    @Test
    void isRefusedAsNobody() throws Exception {
        assertThat(search("ldap", OPEN, LDAP, "-b", "dc=example,dc=org", ANYBODY)
                        .text())
                .contains("Inappropriate authentication (48)");
        assertThat(search("ldap", PARENT, LDAP, "-b", "DC=example,DC=com", ANYBODY)
                        .text())
                .contains("result: 1 Operations error");
        assertThat(search("ldap", PARENT, LDAP, "-s", "base", "-b", "", "(objectClass=*)")
                        .text())
                .contains("defaultNamingContext: DC=example,DC=com", "dnsHostName: dc1.example.com");
    }

    @Test
    void readsTheRootThenTheSchemaAsToolsOfAdministratorsDo() throws Exception {
        Said root = search("ldap", PARENT, LDAP, "-s", "base", "-b", "", "(objectClass=*)", "*", "+");
        String aggregate = "CN=Aggregate,CN=Schema,CN=Configuration,DC=example,DC=com";
        assertThat(root.text())
                .contains(
                        "subschemaSubentry: " + aggregate,
                        "supportedSASLMechanisms: GSSAPI",
                        "supportedLDAPPolicies: MaxPageSize",
                        "supportedLDAPVersion: 3",
                        "supportedLDAPVersion: 2",
                        "namingContexts: DC=example,DC=com",
                        "namingContexts: CN=Configuration,DC=example,DC=com",
                        "namingContexts: CN=Schema,CN=Configuration,DC=example,DC=com",
                        "dsServiceName: CN=NTDS Settings,CN=DC1,CN=Servers",
                        "ldapServiceName: example.com:dc1$@EXAMPLE.COM",
                        "highestCommittedUSN:")
                .containsPattern("currentTime: \\d{14}\\.0Z");
        assertThat(search("ldap", CHILD, LDAP, "-s", "base", "-b", "", "(objectClass=*)")
                        .text())
                .contains("subschemaSubentry: " + aggregate, "defaultNamingContext: DC=emea,DC=example,DC=com");
        assertThat(search("ldap", PARENT, LDAP, "-s", "base", "-b", aggregate, "(objectClass=subschema)")
                        .text())
                .as("as nobody")
                .contains("result: 1 Operations error");
        Said schema = ada(
                "ldap",
                PARENT,
                LDAP,
                "-s",
                "base",
                "-b",
                aggregate,
                "(objectClass=subschema)",
                "attributeTypes",
                "objectClasses");
        assertThat(unfolded(schema))
                .contains(
                        "attributeTypes: ( 1.2.840.113556.1.4.221 NAME 'sAMAccountName'",
                        "objectClasses: ( 1.2.840.113556.1.5.9 NAME 'user'");
        assertThat(ada("ldap", PARENT, LDAP, "-s", "one", "-b", "CN=Configuration,DC=example,DC=com", "(cn=*)", "cn")
                        .text())
                .contains("cn: Schema")
                .doesNotContain("cn: Aggregate", "cn: Configuration");
    }

    @Test
    void readsTheSchemaOfOpenldapOnlyWhereItAsksForIt() throws Exception {
        assertThat(reader("-s", "base", "-b", "", "(objectClass=*)").text())
                .doesNotContain("subschemaSubentry", "supportedLDAPVersion");
        assertThat(reader("-s", "base", "-b", "", "(objectClass=*)", "+").text())
                .contains("subschemaSubentry: cn=Subschema", "supportedLDAPVersion: 3")
                .doesNotContain("supportedLDAPVersion: 2", "GSSAPI");
        assertThat(reader("-s", "base", "-b", "cn=Subschema", "(objectClass=subschema)")
                        .text())
                .contains("cn: Subschema")
                .doesNotContain("attributeTypes");
        assertThat(unfolded(reader("-s", "base", "-b", "cn=Subschema", "(objectClass=subschema)", "+")))
                .contains("objectClasses: ( 2.16.840.1.113730.3.2.2 NAME 'inetOrgPerson'");
    }

    private Said reader(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-D", "cn=reader,ou=accounts,dc=example,dc=org", "-w", "ReadOnly1"));
        all.addAll(List.of(arguments));
        return search("ldap", OPEN, LDAP, all.toArray(String[]::new));
    }

    /** LDIF breaks lines that are long (RFC 2849). */
    private static String unfolded(Said said) {
        return said.text().replace("\n ", "");
    }

    @Test
    void hearsOfTheSizeLimit() throws Exception {
        Said said = ada("ldap", PARENT, LDAP, "-z", "2", "-b", "DC=example,DC=com", ANYBODY, "cn");
        assertThat(said.exit()).isEqualTo(4);
        assertThat(said.text()).contains("result: 4 Size limit exceeded", "numEntries: 2");
    }

    @Test
    void hearsOfItsTimeLimitWhenTheServerIsSlow() throws Exception {
        ArmedFault slow = forest.faults.arm(
                new LdapFault.Slow(Duration.ofSeconds(60)),
                Where.port(PARENT, "ldap"),
                Trigger.where("operation", "search"));
        Said said = ada("ldap", PARENT, LDAP, "-l", "1", "-b", "DC=example,DC=com", ANYBODY, "cn");
        assertThat(said.text()).contains("result: 3 Time limit exceeded");
        assertThat(slow.fired()).isEqualTo(1);
        forest.faults.healAll();
        assertThat(ada("ldap", PARENT, LDAP, "-l", "1", "-b", "DC=example,DC=com", ANYBODY, "cn")
                        .exit())
                .isZero();
    }

    @Test
    void isToldWhereTheOtherDomainIs() throws Exception {
        Said said = ada("ldap", CHILD, LDAP, "-b", "DC=example,DC=com", ANYBODY);
        assertThat(said.exit()).isEqualTo(10);
        assertThat(said.text()).contains("result: 10 Referral", "ref: ldap://dc1.example.com/DC=example,DC=com");
        assertThat(ada("ldap", PARENT, LDAP, "-b", "DC=example,DC=com", ANYBODY).text())
                .contains("ref: ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com");
    }

    private Said ada(String scheme, String host, int port, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-D", ADA_DN, "-w", "ada.byron!"));
        all.addAll(List.of(arguments));
        return search(scheme, host, port, all.toArray(String[]::new));
    }

    private Said search(String scheme, String host, int port, String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("LDAPTLS_CACERT=" + trusted, "ldapsearch", "-x", "-o", "nettimeout=20", "-H"));
        all.add(scheme + "://" + forest.actual(host, port));
        all.addAll(List.of(arguments));
        return Tool.named("env").run(all);
    }
}
