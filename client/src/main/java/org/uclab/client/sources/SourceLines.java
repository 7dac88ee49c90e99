package org.uclab.client.sources;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.client.sources.Source.Setting;

/** Sources that have a value on each line. Lines that are empty or begin with {@code #} say nothing. */
final class SourceLines {

    private static final int LINES_MAX = 200;

    private SourceLines() {}

    static Source managed(String text) {
        return read(text, Setting::ofParameter, "a key of managed app configuration");
    }

    static Source bootstrap(String text) {
        Source read = read(text, Setting::ofSwitch, "an installer switch");
        return incomplete(read);
    }

    private static Source read(String text, Function<String, Optional<Setting>> known, String kind) {
        SourceValues values = new SourceValues();
        List<String> lines = text.lines().limit(LINES_MAX + 1L).toList();
        if (text.length() > Source.TEXT_MAX || lines.size() > LINES_MAX) {
            values.complain("it has more than " + Source.TEXT_MAX + " characters or " + LINES_MAX
                    + " lines: nothing of it counts");
            return values.refused();
        }
        for (String line : lines) {
            String said = line.strip();
            if (said.isEmpty() || said.startsWith("#")) {
                continue;
            }
            int equals = said.indexOf('=');
            if (equals < 0) {
                values.complain("'" + SourceValues.shown(said) + "' has no value");
                continue;
            }
            String name = said.substring(0, equals).strip();
            Optional<Setting> key = known.apply(name);
            if (key.isEmpty()) {
                values.complain("'" + SourceValues.shown(name) + "' is not " + kind);
            } else {
                values.take(name, key.get(), said.substring(equals + 1).strip());
            }
        }
        return values.source();
    }

    /** An authenticator without its addresses is none. */
    private static Source incomplete(Source read) {
        String authenticator = read.get(Setting.AUTHENTICATOR).orElse("");
        boolean noPresence = authenticator.equals("CUP")
                && read.get(Setting.PRESENCE_ADDRESS).isEmpty();
        boolean noPhone = authenticator.equals("CUCM")
                && (read.get(Setting.TFTP).isEmpty() || read.get(Setting.CCMCIP).isEmpty());
        boolean lacking = noPresence || noPhone;
        if (!lacking) {
            return read;
        }
        SourceValues rest = new SourceValues();
        read.complaints().forEach(rest::complain);
        read.values().forEach((key, value) -> {
            if (key != Setting.AUTHENTICATOR) {
                rest.take(key.installerSwitch(), key, value);
            }
        });
        rest.complain(
                authenticator.equals("CUP")
                        ? "AUTHENTICATOR=CUP needs CUP_ADDRESS: nobody authenticates"
                        : "AUTHENTICATOR=CUCM needs TFTP and CCMCIP: nobody authenticates");
        return rest.source();
    }
}
