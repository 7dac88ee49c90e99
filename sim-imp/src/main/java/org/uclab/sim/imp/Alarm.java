package org.uclab.sim.imp;

/** A timer of a node, gone with it. */
interface Alarm {

    void cancel();
}
