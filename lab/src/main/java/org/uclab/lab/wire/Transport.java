package org.uclab.lab.wire;

/** What a port listens on. */
public enum Transport {
    TCP,
    UDP
}
