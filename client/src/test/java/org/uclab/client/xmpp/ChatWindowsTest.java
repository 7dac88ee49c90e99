package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChatWindowsTest {

    private final ChatWindows windows = new ChatWindows();

    private static ChatWindow window(String input, String... with) {
        return new ChatWindow(List.of(with), "", input);
    }

    @Test
    void thereIsOneForTheSamePeople() {
        windows.open(window("first", "a@d", "b@d"));
        windows.open(window("alone", "a@d"));
        windows.open(window("again", "B@d", "a@d"));
        assertThat(windows.all()).containsExactly(window("alone", "a@d"), window("again", "B@d", "a@d"));
        assertThat(windows.with(List.of("A@D"))).contains(window("alone", "a@d"));
        assertThat(windows.with(List.of("b@d"))).isEmpty();
    }

    @Test
    void whatIsSentStandsThereNoMore() {
        windows.open(window("hello", "a@d"));
        windows.sent(window("hello", "a@d"));
        assertThat(windows.all()).containsExactly(window("", "a@d"));
    }

    @Test
    void theOldestIsClosedWhereThereAreTooMany() {
        for (int i = 0; i <= ChatWindows.WINDOWS_MAX; i++) {
            windows.open(window("", i + "@d"));
        }
        assertThat(windows.all()).hasSize(ChatWindows.WINDOWS_MAX);
        assertThat(windows.with(List.of("0@d"))).isEmpty();
        assertThat(windows.with(List.of(ChatWindows.WINDOWS_MAX + "@d"))).isPresent();
    }
}
