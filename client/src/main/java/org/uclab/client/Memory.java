package org.uclab.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.capf.DeviceCertificate;
import org.uclab.client.discovery.DiscoveryCache;
import org.uclab.client.dns.ResolverCache;
import org.uclab.client.http.Credentials;
import org.uclab.client.media.VideoMemory;

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
