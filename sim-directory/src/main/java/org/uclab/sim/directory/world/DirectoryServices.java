package org.uclab.sim.directory.world;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.wire.Transport;

/** What a world calls directories and their services. */
public final class DirectoryServices {

    public static final Service LDAP = new Service("ldap", "ldap", 389, false, List.of(Transport.TCP, Transport.UDP));

    public static final Service LDAPS = Service.tls("ldaps", "ldap", 636);

    /** The global catalog. */
    public static final Service GC = Service.tcp("gc", "ldap", 3268);

    public static final Service GC_TLS = Service.tls("gc-tls", "ldap", 3269);

    /** A domain controller that is also a global catalog. */
    public static final Role ACTIVE_DIRECTORY = Role.of("active-directory", LDAP, LDAPS, GC, GC_TLS);

    /** AD LDS, once named ADAM: a directory of its own, without a domain and without a global catalog. */
    public static final Role AD_LDS = Role.of("ad-lds", LDAP, LDAPS);

    public static final Role OPENLDAP = Role.of("openldap", LDAP, LDAPS);

    /** All of them. */
    public static final List<Role> ROLES = List.of(ACTIVE_DIRECTORY, AD_LDS, OPENLDAP);

    private DirectoryServices() {}
}
