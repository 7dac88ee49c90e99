package org.uclab.protocol.xmpp;

/** What an element holds: elements and text, in the order of the wire. */
public sealed interface Content permits Element, Text {}
