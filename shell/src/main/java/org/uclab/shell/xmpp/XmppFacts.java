package org.uclab.shell.xmpp;

import org.uclab.lab.history.Fact;

/** What is certain of XMPP messages. */
public final class XmppFacts {

    /** Name of the element: {@code iq}, {@code auth}, …; {@code stream open}, {@code stream close}, {@code stream error}. */
    public static final Fact<String> KIND = Fact.text("kind");

    /** Namespace of the element; of a stream that of its content. */
    public static final Fact<String> NAMESPACE = Fact.text("namespace");

    /** Type of a stanza, also where it is the one meant by none. */
    public static final Fact<String> TYPE = Fact.text("type");

    public static final Fact<String> FROM = Fact.text("from");
    public static final Fact<String> TO = Fact.text("to");
    public static final Fact<String> ID = Fact.text("id");

    /** What a stanza carries: name of its first child, or for a {@code query} the end of its namespace. */
    public static final Fact<String> PAYLOAD = Fact.text("payload");

    public static final Fact<String> PAYLOAD_NAMESPACE = Fact.text("payloadNamespace");

    /** Condition of an error or failure. */
    public static final Fact<String> CONDITION = Fact.text("condition");

    /** Mechanism of SASL. */
    public static final Fact<String> MECHANISM = Fact.text("mechanism");

    /** The whole element. */
    public static final Fact<String> XML = Fact.text("xml");

    private XmppFacts() {}
}
