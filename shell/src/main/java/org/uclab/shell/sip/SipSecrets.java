package org.uclab.shell.sip;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.digest.AuthParameters;

/** What is secret in a SIP message: proofs and tokens in credentials, keys of media in a session description. */
final class SipSecrets {

    /** Keys in attributes (RFC 4568 §9.2), and those of the old line (RFC 4566 §5.12). */
    private static final Pattern MEDIA_KEY = Pattern.compile(
            "inline:([A-Za-z0-9+/=]+)|^k=[a-z0-9]+:(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** What may be kept in place of a password, as Expressways tell each other. */
    private static final Pattern PASSWORD_HASH = Pattern.compile("<digest>([0-9A-Fa-f]{32,64})</digest>");

    private SipSecrets() {}

    static Set<String> of(SipMessage message) {
        Set<String> secrets = new LinkedHashSet<>();
        for (String name : new String[] {HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION}) {
            message.headers().all(name).forEach(value -> credentials(value, secrets));
        }
        if (message.body().isEmpty()) {
            return secrets;
        }
        Matcher key = MEDIA_KEY.matcher(message.body().text());
        while (key.find()) {
            secrets.add(key.group(1) == null ? key.group(2) : key.group(1));
        }
        Matcher hash = PASSWORD_HASH.matcher(message.body().text());
        while (hash.find()) {
            secrets.add(hash.group(1));
        }
        return secrets;
    }

    /** Of a digest the proof alone: user and realm may stand. All else is a secret whole, but for the name of its scheme. */
    private static void credentials(String value, Set<String> secrets) {
        Optional<AuthParameters> digest = AuthParameters.parse(value).filter(AuthParameters::digest);
        Optional<String> proof = digest.flatMap(said -> said.value("response"));
        if (proof.filter(value::contains).isPresent()) {
            secrets.add(proof.get());
        } else if (digest.isEmpty() || proof.isPresent()) {
            String[] words = value.strip().split("\\s+", 2);
            secrets.add(words[words.length - 1]);
        }
    }
}
