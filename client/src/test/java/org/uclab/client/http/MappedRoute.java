package org.uclab.client.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.step.Patience;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.WireReasons;

/** A way on which every URL has its answer, and who has none is not reached. */
public final class MappedRoute implements Route {

    /** Every request, and whether it carried credentials. */
    public final List<String> asked = new ArrayList<>();

    private final Map<String, Fetched> answers = new HashMap<>();
    private final boolean edge;

    public MappedRoute(boolean edge) {
        this.edge = edge;
    }

    /** The URL answers 200 with that document. */
    public MappedRoute xml(String url, String document) {
        return answer(url, 200, "application/xml", document);
    }

    public MappedRoute answer(String url, int status, String type, String body) {
        HttpFields headers = type.isEmpty() ? HttpFields.none() : HttpFields.of("Content-Type", type);
        answers.put(url, new Fetched.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    @Override
    public boolean throughEdge() {
        return edge;
    }

    @Override
    public Fetched get(ServerUrl url, Optional<Credentials> credentials) {
        asked.add(url + (credentials.isPresent() ? " +credentials" : ""));
        return answers.getOrDefault(
                url.toString(), new Fetched.NoAnswer(WireReasons.of(new IOException("nobody is there"))));
    }

    @Override
    public Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) {
        return get(url, credentials);
    }

    @Override
    public Route within(Patience patience) {
        return this;
    }

    @Override
    public Fetched send(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials) {
        return get(url, credentials);
    }

    @Override
    public Route within(Patience patience, Duration limit) {
        return this;
    }
}
