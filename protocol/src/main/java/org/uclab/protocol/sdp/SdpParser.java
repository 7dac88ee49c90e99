package org.uclab.protocol.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a {@link SessionDescription}. What is malformed or beyond a limit is none. */
final class SdpParser {

    /** In characters. */
    static final int TEXT_MAX = 65_536;

    static final int LINES_MAX = 1_024;
    static final int MEDIA_MAX = 64;
    static final int FORMATS_MAX = 64;

    private static final String OF_PEOPLE = "iuepzkr";
    private static final Pattern LINE_END = Pattern.compile("\r?\n");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern BANDWIDTH = Pattern.compile("[A-Za-z0-9-]+:[0-9]{1,12}");
    private static final Pattern PORTS = Pattern.compile("[0-9]{1,5}(/[0-9]{1,3})?");

    private Origin origin;
    private String name;
    private Optional<Connection> connection = Optional.empty();
    private final List<String> bandwidths = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<MediaDescription> media = new ArrayList<>();

    private SdpParser() {}

    static Optional<SessionDescription> parse(String text) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        String[] lines = LINE_END.split(text, LINES_MAX + 1);
        if (lines.length > LINES_MAX || !lines[0].equals("v=0")) {
            return Optional.empty();
        }
        SdpParser parser = new SdpParser();
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty() && !parser.takes(lines[i])) {
                return Optional.empty();
            }
        }
        return parser.done();
    }

    private boolean takes(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') {
            return false;
        }
        String value = line.substring(2);
        return switch (line.charAt(0)) {
            case 'o' -> origin(value);
            case 's' -> name(value);
            case 'c' -> connection(value);
            case 'b' -> bandwidth(value);
            case 't' -> media.isEmpty() && times.add(value);
            case 'a' -> attribute(value);
            case 'm' -> media(value);
            default -> OF_PEOPLE.indexOf(line.charAt(0)) >= 0;
        };
    }

    private boolean origin(String value) {
        boolean first = origin == null;
        origin = Origin.parse(value).orElse(null);
        return first && origin != null;
    }

    private boolean name(String value) {
        boolean first = name == null;
        name = value.strip();
        return first;
    }

    private boolean connection(String value) {
        Optional<Connection> read = Connection.parse(value);
        if (read.isEmpty()) {
            return false;
        }
        if (media.isEmpty()) {
            connection = read;
        } else {
            last(last().at(read.get()));
        }
        return true;
    }

    private boolean bandwidth(String value) {
        if (!BANDWIDTH.matcher(value).matches()) {
            return false;
        }
        if (media.isEmpty()) {
            bandwidths.add(value);
        } else {
            List<String> more = new ArrayList<>(last().bandwidths());
            more.add(value);
            last(last().withBandwidths(more));
        }
        return true;
    }

    private boolean attribute(String value) {
        int colon = value.indexOf(':');
        Attribute read = colon < 0
                ? Attribute.property(value)
                : new Attribute(value.substring(0, colon), value.substring(colon + 1));
        if (read.name().isEmpty()) {
            return false;
        }
        if (media.isEmpty()) {
            attributes.add(read);
        } else {
            last(last().adding(read));
        }
        return true;
    }

    private boolean media(String value) {
        String[] words = SPACES.split(value.strip());
        boolean fits = words.length >= 4
                && words.length <= 3 + FORMATS_MAX
                && media.size() < MEDIA_MAX
                && PORTS.matcher(words[1]).matches();
        if (!fits) {
            return false;
        }
        String[] ports = words[1].split("/");
        int port = Integer.parseInt(ports[0]);
        media.add(new MediaDescription(
                words[0],
                port,
                ports.length == 1 ? 1 : Math.max(1, Integer.parseInt(ports[1])),
                words[2],
                List.of(words).subList(3, words.length),
                Optional.empty(),
                List.of(),
                List.of()));
        return port <= 65_535;
    }

    private MediaDescription last() {
        return media.get(media.size() - 1);
    }

    private void last(MediaDescription changed) {
        media.set(media.size() - 1, changed);
    }

    private Optional<SessionDescription> done() {
        boolean whole = origin != null
                && name != null
                && (connection.isPresent()
                        || media.stream()
                                .allMatch(one -> one.off() || one.connection().isPresent()));
        return whole
                ? Optional.of(new SessionDescription(origin, name, connection, bandwidths, times, attributes, media))
                : Optional.empty();
    }
}
