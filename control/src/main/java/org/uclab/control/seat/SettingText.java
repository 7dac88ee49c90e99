package org.uclab.control.seat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.fault.FaultText;

/** How values of settings are written. What does not fit is an {@link IllegalArgumentException}. */
final class SettingText {

    private SettingText() {}

    static String oneOf(Enum<?>[] constants) {
        List<String> names = Arrays.stream(constants).map(Enum::name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value);
    }

    static String lines(String value) {
        return matched(value, "[A-Za-z_]+=.*").group().replaceAll("; *", "\n");
    }

    static boolean choice(String value, String yes, String no) {
        return matched(value, Pattern.quote(yes) + "|" + Pattern.quote(no))
                .group()
                .equals(yes);
    }

    static Duration time(String value) {
        return FaultText.duration(value.replace(" ", ""));
    }

    static Matcher matched(String value, String form) {
        Matcher matcher = Pattern.compile(form).matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(value);
        }
        return matcher;
    }
}
