package org.uclab.shell.sip;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.digest.AuthParameters;

/** What is secret in a SIP message: proofs and tokens in credentials, keys of media in a session description. */
final class SipSecrets {

    /** RFC 4568 §9.2. */
    private static final Pattern MEDIA_KEY = Pattern.compile("inline:([A-Za-z0-9+/=]{8,})");

    private SipSecrets() {}

    static Set<String> of(SipMessage message) {
        Set<String> secrets = new LinkedHashSet<>();
        for (String name : new String[] {HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION}) {
            message.headers().all(name).forEach(value -> credentials(value, secrets));
        }
        Matcher key = MEDIA_KEY.matcher(message.body().text());
        while (key.find()) {
            secrets.add(key.group(1));
        }
        return secrets;
    }

    /** Of a digest the proof alone: user and realm may stand. What cannot be read is a secret whole. */
    private static void credentials(String value, Set<String> secrets) {
        var said = AuthParameters.parse(value);
        if (said.isPresent() && said.get().digest()) {
            said.get().value("response").ifPresent(secrets::add);
        } else if (said.isPresent()) {
            secrets.addAll(said.get().values().values());
        } else {
            String[] words = value.strip().split("\\s+", 2);
            secrets.add(words[words.length - 1]);
        }
    }
}
