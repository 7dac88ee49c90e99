package org.uclab.sim.imp.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;

/**
 * The description of the service in WSDL and its two schemas, at the product's paths (IM and Presence developer cookbook
 * 10.5, "WSDL Definitions"). They say what this service takes and tells; the product's own are not public.
 */
final class Description {

    private static final String ROOT = "/EPASSoap/";
    private static final String TYPE = "text/xml; charset=utf-8";
    private static final String LOCATION = "LOCATION";
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

    private static final String WSDL = file("EpasSoapService.wsdl");
    private static final Map<String, String> SCHEMAS = Map.of(
            ROOT + "epas-soap-interface.xsd", file("epas-soap-interface.xsd"),
            ROOT + "presence-rules.xsd", file("presence-rules.xsd"));

    private final String host;

    /**
     * @param host where the service is, for a caller that does not say whom it called
     */
    Description(String host) {
        this.host = host;
    }

    /**
     * The answer when it is the description that is asked for.
     *
     * @param served whether the service is at that path
     */
    Optional<HttpAnswer> answer(HttpQuestion question, boolean served) {
        String schema = SCHEMAS.get(question.path());
        boolean reads = question.method().equals("GET") || question.method().equals("HEAD");
        if (schema != null) {
            return Optional.of(
                    reads
                            ? HttpAnswer.of(200, TYPE, schema)
                            : HttpAnswer.empty(405).with("Allow", "GET, HEAD"));
        }
        boolean wsdl = question.query().keySet().stream().anyMatch("wsdl"::equalsIgnoreCase);
        return served && reads && wsdl
                ? Optional.of(HttpAnswer.of(200, TYPE, WSDL.replace(LOCATION, location(question))))
                : Optional.empty();
    }

    private String location(HttpQuestion question) {
        String authority = AUTHORITY.matcher(question.authority()).matches() ? question.authority() : host;
        return "https://" + authority + question.path();
    }

    private static String file(String name) {
        try (InputStream in = Description.class.getResourceAsStream("/imp/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
