package org.uclab.features.steps;

import io.cucumber.java.ParameterType;
import org.uclab.control.live.HostView;
import org.uclab.lab.model.Zone;

/**
 * What steps are about. Names are looked up in the world when a step runs; one that the world does not have is an error
 * there, with those it has and the nearest of them.
 */
public final class Nouns {

    private static final String NAME = "[^\\s,]+";

    private final Stage stage;

    public Nouns(Stage stage) {
        this.stage = stage;
    }

    /** Sign-in name of a user of the world, or {@code somebody}, who is none. */
    @ParameterType(NAME)
    public String user(String name) {
        return stage.names().user(name);
    }

    /** Full or short name of a host. */
    @ParameterType(NAME)
    public HostView host(String name) {
        return stage.names().host(name);
    }

    /** A service that some host has, such as {@code uds}. */
    @ParameterType(NAME)
    public String service(String noun) {
        return stage.names().service(noun);
    }

    /** A network of the world, such as {@code inside}. */
    @ParameterType(NAME)
    public Zone zone(String name) {
        return stage.names().zone(name);
    }
}
