package org.uclab.lab.wire;

/** A port of a host at which others can call it. */
public record OpenPort(Transport transport, int port) {}
