package org.uclab.client;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.capf.DeviceCertificate;
import org.uclab.client.discovery.DiscoveryCache;
import org.uclab.client.dns.ResolverCache;
import org.uclab.client.http.Credentials;
import org.uclab.client.media.VideoMemory;
import org.uclab.client.sources.Source;

/**
 * What a client remembers from one launch to the next: what it found, as long as it stays on one network, and what its
 * configuration told it. Safe for any thread.
 */
public final class Memory {

    private static final int DOMAINS_MAX = 50;
    private static final int DEVICES_MAX = 50;

    private final ResolverCache resolver;
    private final DiscoveryCache discoveries;
    private final Map<String, String> voiceDomains = new HashMap<>();
    private final Map<String, String> webex = new HashMap<>();
    private final Map<String, String> phone = new HashMap<>();
    private final Map<String, DeviceCertificate> certificates = new HashMap<>();
    private final VideoMemory video = new VideoMemory();
    private final ProblemReport.Desk reports = new ProblemReport.Desk();
    private Optional<Lease> network = Optional.empty();
    private Optional<Source> bootstrap = Optional.empty();
    private Optional<String> servicesDomain = Optional.empty();
    private Optional<ConnectionSettings> byHand = Optional.empty();
    private boolean telephony = true;
    private List<String> explanation = List.of();

    /** Remembers nothing yet. */
    public Memory(ClientSettings settings) {
        this.resolver = new ResolverCache(settings.dns());
        this.discoveries = new DiscoveryCache(settings.discovery());
    }

    /** The client is on that network now; whether something was forgotten because it is another one. */
    synchronized boolean arriveAt(Lease lease) {
        boolean moved = network.isPresent() && !network.get().equals(lease);
        if (moved) {
            resolver.clear();
            discoveries.clear();
        }
        network = Optional.of(lease);
        return moved;
    }

    ProblemReport.Desk reports() {
        return reports;
    }

    ResolverCache resolver() {
        return resolver;
    }

    /**
     * What the bootstrap file says: it is read at the first launch, and later launches have it from here (S3, S4).
     *
     * @param file as it is now
     */
    synchronized Source bootstrap(Source file) {
        if (bootstrap.isEmpty()) {
            bootstrap = Optional.of(file);
        }
        return bootstrap.get();
    }

    synchronized void explained(List<String> lines) {
        explanation = List.copyOf(lines);
    }

    /** How discovery went at the last sign-in: what was known, the rows of the table, the answers; a line each. */
    public synchronized List<String> explanation() {
        return explanation;
    }

    /**
     * How the client comes to its servers: as it is set now, or by what the user set by hand at an earlier launch, until he chooses
     * Automatic (S4: "The client always checks the cache for manual settings").
     */
    synchronized ConnectionSettings connection(ConnectionSettings now) {
        if (now.chosenAutomatic()) {
            byHand = Optional.empty();
        } else if (now.byHand()) {
            byHand = Optional.of(now);
        }
        return byHand.map(now::withServersOf).orElse(now);
    }

    /** Whether there are phone services, as whoever configured the client has said. */
    synchronized void telephony(boolean wanted) {
        telephony = wanted;
    }

    synchronized boolean telephony() {
        return telephony;
    }

    /** The bootstrap file as the first launch has read it; absent before. */
    synchronized Optional<Source> bootstrap() {
        return bootstrap;
    }

    synchronized Map<String, String> voiceServicesDomains() {
        return Map.copyOf(voiceDomains);
    }

    /**
     * Reads what an earlier process has kept in that folder of domains.
     *
     * @return what is wrong with it; a damaged file is set aside, and counts for nothing
     */
    public Optional<String> load(Path folder) {
        return new MemoryFile(folder).load(this);
    }

    /**
     * Keeps what is known of domains in that folder, for a later process.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public void save(Path folder) {
        new MemoryFile(folder).save(this);
    }

    /** The services domain that counts from now on where nobody names another (S3, S4: "uses the cached configuration"). */
    public synchronized void servicesDomain(Optional<String> domain) {
        servicesDomain = domain;
    }

    /** The services domain that an earlier launch has kept. */
    synchronized Optional<String> servicesDomain() {
        return servicesDomain;
    }

    /**
     * A configuration file named the domain to ask for services of users of that domain. It is kept wherever the client
     * goes (S4: one sign-in inside is enough).
     */
    synchronized void learn(String servicesDomain, String voiceServicesDomain) {
        if (voiceDomains.size() < DOMAINS_MAX || voiceDomains.containsKey(servicesDomain)) {
            voiceDomains.put(servicesDomain, voiceServicesDomain);
        }
    }

    /** The domain that a configuration file has named for users of that domain. */
    synchronized Optional<String> voiceServicesDomain(String servicesDomain) {
        return Optional.ofNullable(voiceDomains.get(servicesDomain));
    }

    /**
     * The user has answered the prompt for the credentials of the cloud. They are kept wherever the client goes, until the cloud
     * refuses them.
     *
     * @param address that was typed
     */
    public synchronized void webexPassword(String address, String password) {
        String key = address.toLowerCase(Locale.ROOT);
        if (webex.size() < DOMAINS_MAX || webex.containsKey(key)) {
            webex.put(key, password);
        }
    }

    /** What the user of that address has answered; empty where nobody was asked, or the cloud has refused it. */
    synchronized Optional<Credentials> webexCredentials(String address) {
        return Optional.ofNullable(webex.get(address.toLowerCase(Locale.ROOT)))
                .map(password -> new Credentials(address, password));
    }

    /**
     * The user has entered the credentials of phone services in the options. They are kept wherever the client goes (S3: "subsequent
     * launches will use the cached information").
     *
     * @param address that was typed
     */
    public synchronized void phonePassword(String address, String password) {
        String key = address.toLowerCase(Locale.ROOT);
        if (phone.size() < DOMAINS_MAX || phone.containsKey(key)) {
            phone.put(key, password);
        }
    }

    /** The password that was entered for phone services of that address. */
    synchronized Optional<String> phonePassword(String address) {
        return Optional.ofNullable(phone.get(address.toLowerCase(Locale.ROOT)));
    }

    synchronized void forgetWebexPassword(String address) {
        webex.remove(address.toLowerCase(Locale.ROOT));
    }

    /** CAPF has issued a certificate to that device. It is kept wherever the client goes. */
    synchronized void keep(String device, DeviceCertificate issued) {
        if (certificates.size() < DEVICES_MAX || certificates.containsKey(device)) {
            certificates.put(device, issued);
        }
    }

    /** CAPF had the certificate of that device deleted. */
    synchronized void forget(String device) {
        certificates.remove(device);
    }

    synchronized Optional<DeviceCertificate> certificate(String device) {
        return Optional.ofNullable(certificates.get(device));
    }

    /** What video calls settled at. It is kept wherever the client goes. */
    VideoMemory video() {
        return video;
    }

    DiscoveryCache discoveries() {
        return discoveries;
    }
}
