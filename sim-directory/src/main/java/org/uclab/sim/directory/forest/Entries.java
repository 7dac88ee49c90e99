package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.uclab.sim.directory.world.Directory;

/** The entries of one directory, in the words of its product. */
final class Entries {

    /** ADS_UF_NORMAL_ACCOUNT: what every account here is. */
    static final int NORMAL_ACCOUNT = 512;

    /** Where a world says that somebody has another password here than elsewhere. */
    private static final String PASSWORD = "userPassword";

    private final DirectoryConfig config;
    private final String root;
    private final String personCategory;
    private final Set<String> taken = new HashSet<>();
    private final List<Entry> all = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();

    /** A name and password that may bind. */
    record Login(Entry entry, String id, String password) {}

    /**
     * @param forestRoot root of the domain that the forest began with
     */
    Entries(DirectoryConfig config, String forestRoot) {
        this.config = config;
        this.root = config.suffix();
        this.personCategory = personCategory(forestRoot);
        boolean microsoft = config.product().microsoft();
        container(root, microsoft ? "domainDNS" : "dcObject");
        String people = (microsoft ? "OU=Users," : "ou=people,") + root;
        container(people, "organizationalUnit");
        // ASSUMED(choice): people are in the one unit; where accounts of programs are is up to every administrator.
        String accounts = (microsoft ? "CN=Users," : "ou=accounts,") + root;
        container(accounts, microsoft ? "container" : "organizationalUnit");
        config.people().forEach(person -> person(person, people));
        config.directory().accounts().forEach(account -> account(account, accounts));
    }

    /** The class that {@code objectCategory=person} stands for. */
    static String personCategory(String forestRoot) {
        return "CN=Person,CN=Schema,CN=Configuration," + forestRoot;
    }

    List<Entry> all() {
        return all;
    }

    List<Login> logins() {
        return logins;
    }

    private void container(String dn, String objectClass) {
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", "top", objectClass);
        if (objectClass.equals("dcObject")) {
            entry.addAttribute("objectClass", "organization");
            entry.addAttribute("o", config.domain());
        }
        addNames(entry);
        all.add(entry);
    }

    private void person(DirectoryConfig.Person person, String parent) {
        Entry entry = config.product().microsoft() ? microsoftPerson(person, parent) : inetOrgPerson(person, parent);
        add(entry, "givenName", person.user().firstName());
        add(entry, "displayName", person.fullName());
        add(entry, "mail", person.user().email());
        add(entry, "telephoneNumber", person.user().line());
        String password = person.user().password();
        for (Map.Entry<String, String> attribute : person.attributes().entrySet()) {
            if (attribute.getKey().equalsIgnoreCase(PASSWORD)) {
                password = attribute.getValue(); // to be written, never to be read
                continue;
            }
            entry.removeAttribute(attribute.getKey());
            add(entry, attribute.getKey(), attribute.getValue());
        }
        all.add(entry);
        logins.add(new Login(entry, person.id(), password));
    }

    private Entry microsoftPerson(DirectoryConfig.Person person, String parent) {
        String name = taken.add(person.fullName().toLowerCase(Locale.ROOT))
                ? person.fullName()
                : person.fullName() + " (" + person.id() + ")";
        Entry entry = named("CN", name, parent);
        userOf(entry, person.id());
        add(entry, "sn", person.user().lastName());
        return entry;
    }

    /** What makes an entry an account of Active Directory. */
    private void userOf(Entry entry, String id) {
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "user");
        entry.addAttribute("objectCategory", personCategory);
        entry.addAttribute("userPrincipalName", id + "@" + config.domain());
        entry.addAttribute("userAccountControl", Integer.toString(NORMAL_ACCOUNT));
        if (config.product() == Product.ACTIVE_DIRECTORY) {
            entry.addAttribute("sAMAccountName", id); // AD LDS has none
        }
        addNames(entry);
    }

    private Entry inetOrgPerson(DirectoryConfig.Person person, String parent) {
        Entry entry = named("uid", person.id(), parent);
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson");
        entry.addAttribute("cn", person.fullName());
        entry.addAttribute(
                "sn",
                person.user().lastName().isEmpty() ? person.id() : person.user().lastName()); // RFC 4519 §3.12
        return entry;
    }

    private void account(Directory.Account account, String parent) {
        Entry entry = named(config.product().microsoft() ? "CN" : "cn", account.name(), parent);
        if (config.product().microsoft()) {
            userOf(entry, account.name());
        } else {
            entry.addAttribute("objectClass", "top", "organizationalRole", "simpleSecurityObject");
        }
        all.add(entry);
        logins.add(new Login(entry, account.name(), account.password()));
    }

    private static Entry named(String attribute, String value, String parent) {
        Entry entry = new Entry(new RDN(attribute, value) + "," + parent);
        entry.addAttribute(attribute.toLowerCase(Locale.ROOT), value);
        return entry;
    }

    /** The attributes that repeat the name. */
    private void addNames(Entry entry) {
        RDN own = first(entry);
        entry.addAttribute(own.getAttributeNames()[0].toLowerCase(Locale.ROOT), own.getAttributeValues()[0]);
        if (config.product().microsoft()) {
            entry.addAttribute("name", own.getAttributeValues()[0]);
            entry.addAttribute("distinguishedName", entry.getDN());
        }
    }

    private static RDN first(Entry entry) {
        return Names.dn(entry.getDN()).getRDN();
    }

    private static void add(Entry entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.addAttribute(name, value);
        }
    }
}
