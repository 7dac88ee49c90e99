package org.uclab.lab.model;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A world that cannot be used, with everything that is wrong with it. */
public final class WorldException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    public WorldException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
