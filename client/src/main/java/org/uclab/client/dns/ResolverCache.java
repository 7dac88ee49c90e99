package org.uclab.client.dns;

/** What a resolver knows. It may outlive the resolver, and must not outlive the stay on its network. */
public final class ResolverCache {

    private final AnswerCache<SrvRecord> servers;
    private final AnswerCache<String> addresses;

    public ResolverCache(ResolverSettings settings) {
        this.servers = new AnswerCache<>(settings);
        this.addresses = new AnswerCache<>(settings);
    }

    AnswerCache<SrvRecord> servers() {
        return servers;
    }

    AnswerCache<String> addresses() {
        return addresses;
    }

    /** Forgets everything. */
    public void clear() {
        servers.clear();
        addresses.clear();
    }
}
