package org.uclab.sim.imp.cluster;

import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;

/** The services of a presence node, with the documented ports (S4, port tables). */
public final class ImpServices {

    /** The Client Profile Agent. */
    public static final Service SOAP = Service.tls("soap", "https", 8443);

    /** The same once more. COMPAT(public samples): one script goes there. */
    public static final Service SOAP_443 = Service.tls("soap-443", "https", 443);

    /** TLS begins inside. */
    public static final Service XMPP = Service.tcp("xmpp", "xmpp", 5222);

    /** Where other presence domains dial: the XMPP Federation Connection Manager. TLS begins inside. */
    public static final Service S2S = Service.tcp("s2s", "xmpp", 5269);

    /** Where the other nodes dial. */
    public static final Service XCP = Service.tls("xcp", "xcp", 7400);

    /** The same where nodes do not secure what they say to each other. */
    public static final Service XCP_CLEAR = Service.tcp("xcp-clear", "xcp", 7400);

    /** Managed file transfer (reference expressway, port tables). */
    public static final Service FILES = Service.tls("file-transfer", "https", 7336);

    /** The Presence Web Service (C-PWS). */
    public static final Service WEB = Service.tls("presence-service", "https", 8083);

    /** The same in the clear. */
    public static final Service WEB_CLEAR = Service.tcp("presence-service-clear", "http", 8082);

    /** A node. */
    public static final Role IMP = Role.of("imp", SOAP, SOAP_443, XMPP, S2S, XCP, XCP_CLEAR, FILES, WEB, WEB_CLEAR);

    /**
     * Where presence nodes bring copies of messages, in the clear; the sample port of the compliance guide (C-COMP).
     */
    public static final Service COMPLIANCE = Service.tcp("compliance", "xmpp", 7999);

    /** Where people read what is in the log. ASSUMED(choice): how a compliance server shows it is its maker's business. */
    public static final Service MESSAGE_LOG = Service.tcp("message-log", "http", 8080);

    /** A compliance server. */
    public static final Role COMPLIANCE_SERVER = Role.of("compliance", COMPLIANCE, MESSAGE_LOG);

    private ImpServices() {}
}
