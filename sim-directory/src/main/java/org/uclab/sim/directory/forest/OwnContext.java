package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a server holds besides people: its configuration and its schema, as far as tools read them first. In Active
 * Directory and in AD LDS both are parts of the tree of their own; OpenLDAP has one entry for its schema.
 */
public final class OwnContext {

    private final String subschema;
    private final String schema;
    private final String configuration;
    private final List<Entry> entries = new ArrayList<>();

    OwnContext(DirectoryConfig config, String forestRoot) {
        Product product = config.product();
        configuration = configuration(config, forestRoot);
        schema = product.microsoft() ? "CN=Schema," + configuration : "";
        subschema = product.microsoft() ? "CN=Aggregate," + schema : "cn=Subschema";
        if (product.microsoft()) {
            entries.add(entry(configuration, "configuration"));
            entries.add(entry(schema, "dMD"));
        }
        Entry described = entry(subschema, product.microsoft() ? "subSchema" : "subschema");
        Schema known = new Schema(product);
        described.addAttribute("attributeTypes", known.attributeTypes());
        described.addAttribute("objectClasses", known.objectClasses());
        if (!product.microsoft()) {
            described.addAttribute("ldapSyntaxes", known.syntaxes());
        }
        entries.add(described);
    }

    private static String configuration(DirectoryConfig config, String forestRoot) {
        return switch (config.product()) {
            case ACTIVE_DIRECTORY -> "CN=Configuration," + forestRoot;
            // ASSUMED(choice): that of AD LDS has a number drawn when it is set up; here it follows from the suffix.
            case AD_LDS ->
                "CN=Configuration,CN={"
                        + UUID.nameUUIDFromBytes(config.suffix().getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .toUpperCase(java.util.Locale.ROOT)
                        + "}";
            case OPENLDAP -> "";
        };
    }

    private static Entry entry(String dn, String objectClass) {
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", "top", objectClass);
        entry.addAttribute("cn", Names.dn(dn).getRDN().getAttributeValues()[0]);
        entry.addAttribute("distinguishedName", dn);
        return entry;
    }

    /** Name of the entry that describes the schema. */
    public String subschema() {
        return subschema;
    }

    /** Name of the schema's own part of the tree; empty where there is none. */
    public String schema() {
        return schema;
    }

    /** Name of the configuration's own part of the tree; empty where there is none. */
    public String configuration() {
        return configuration;
    }

    /** Whether that name is in it. */
    public boolean has(DN name) {
        return entries.stream().anyMatch(entry -> Names.dn(entry.getDN()).equals(name));
    }

    /** All of it, parents before children. */
    public List<Entry> entries() {
        return entries;
    }
}
