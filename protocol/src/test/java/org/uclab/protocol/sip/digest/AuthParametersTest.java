package org.uclab.protocol.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.sip.Quotes;

/** What the reader of credentials takes, held against the grammar said in another way. */
class AuthParametersTest {

    private static final Pattern WHOLE = Pattern.compile("\\s*([A-Za-z0-9_-]{1,32})\\s+(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G\\s*,?\\s*([A-Za-z0-9_-]{1,32})\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s,\"]++)\\s*", Pattern.DOTALL);
    private static final String GOOD =
            " Digest username=\"an\\\"n\", realm = \"ccm\",nonce=\"1\\\\\" ,uri=\"sip:a@b;c=d\" , "
                    + "response=\"0a\", algorithm=MD5,qop=auth, nc=00000001\t,cnonce=\"x, y=z\"  ";
    private static final String DISTURBING = " ,=\"\\aZ9_-;\t:";
    private static final int TIMES = 100_000;

    private static Optional<AuthParameters> byGrammar(String value) {
        Matcher whole = WHOLE.matcher(value);
        if (!whole.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(whole.group(2));
        int end = 0;
        while (parameter.find()) {
            end = parameter.end();
            if (values.put(parameter.group(1).toLowerCase(Locale.ROOT), Quotes.without(parameter.group(2))) != null) {
                return Optional.empty();
            }
        }
        return end == whole.group(2).length() && !values.isEmpty()
                ? Optional.of(new AuthParameters(whole.group(1), Map.copyOf(values)))
                : Optional.empty();
    }

    @Test
    void readsWhatTheGrammarSaysHoweverItIsDisturbed() {
        assertThat(AuthParameters.parse(GOOD)).isPresent().isEqualTo(byGrammar(GOOD));
        Random random = new Random(1);
        for (int i = 0; i < TIMES; i++) {
            StringBuilder value = new StringBuilder(GOOD);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int at = random.nextInt(value.length());
                char other = DISTURBING.charAt(random.nextInt(DISTURBING.length()));
                switch (random.nextInt(3)) {
                    case 0 -> value.setCharAt(at, other);
                    case 1 -> value.insert(at, other);
                    default -> value.deleteCharAt(at);
                }
            }
            assertThat(AuthParameters.parse(value.toString())).as("%s", value).isEqualTo(byGrammar(value.toString()));
        }
    }

    @Test
    void hasNoMoreParametersThanAnybodyNeeds() {
        StringBuilder many = new StringBuilder("Digest a=1");
        for (int i = 0; i < 32; i++) {
            many.append(", b").append(i).append("=1");
        }
        assertThat(AuthParameters.parse(many.toString())).isEmpty();
    }
}
