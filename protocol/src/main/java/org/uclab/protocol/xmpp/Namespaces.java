package org.uclab.protocol.xmpp;

/** Namespace names, as the documents spell them. */
public final class Namespaces {

    public static final String XML = "http://www.w3.org/XML/1998/namespace";
    public static final String STREAMS = "http://etherx.jabber.org/streams";
    public static final String CLIENT = "jabber:client";
    public static final String SERVER = "jabber:server";
    public static final String COMPONENT = "jabber:component:accept";
    public static final String DIALBACK = "jabber:server:dialback";
    public static final String DIALBACK_FEATURE = "urn:xmpp:features:dialback";
    public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    public static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    public static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    public static final String ROSTER = "jabber:iq:roster";
    public static final String PRIVATE = "jabber:iq:private";
    public static final String VERSION = "jabber:iq:version";
    public static final String LAST = "jabber:iq:last";
    public static final String VCARD = "vcard-temp";
    public static final String PING = "urn:xmpp:ping";
    public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
    public static final String STREAM_MANAGEMENT = "urn:xmpp:sm:3";
    public static final String DELAY = "urn:xmpp:delay";
    public static final String MUC = "http://jabber.org/protocol/muc";
    public static final String MUC_USER = "http://jabber.org/protocol/muc#user";
    public static final String CAPS = "http://jabber.org/protocol/caps";
    public static final String DATA_FORMS = "jabber:x:data";
    public static final String DOMAIN_BASED_NAME = "urn:xmpp:domain-based-name:0";

    private Namespaces() {}
}
