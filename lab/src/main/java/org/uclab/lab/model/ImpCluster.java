package org.uclab.lab.model;

import java.util.List;

/** An IM and Presence cluster. */
public record ImpCluster(String id, String presenceDomain, List<String> nodes, int line) {}
