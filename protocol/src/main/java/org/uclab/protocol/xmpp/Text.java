package org.uclab.protocol.xmpp;

/** Character data, unescaped. */
public record Text(String value) implements Content {}
