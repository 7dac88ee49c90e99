package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TranscriptsTest {

    private final Transcripts transcripts = new Transcripts();

    private static ChatMessage message(String from, String text) {
        return new ChatMessage(from, "", "", text);
    }

    @Test
    void eachChatHasItsOwn() {
        transcripts.add("ada@d", message("ada@d", "hello"));
        transcripts.add("ben@d", message("ben@d", "hi"));
        transcripts.add("ADA@d", message("", "yes?"));
        assertThat(transcripts.with("ada@d")).containsExactly(message("ada@d", "hello"), message("", "yes?"));
        transcripts.forget("ada@d");
        assertThat(transcripts.with("ada@d")).isEmpty();
        assertThat(transcripts.with("ben@d")).containsExactly(message("ben@d", "hi"));
    }

    @Test
    void theOldestGoesWhereThereIsTooMuch() {
        for (int i = 0; i <= Transcripts.MESSAGES_MAX; i++) {
            transcripts.add("ada@d", message("ada@d", "" + i));
        }
        assertThat(transcripts.with("ada@d")).hasSize(Transcripts.MESSAGES_MAX).startsWith(message("ada@d", "1"));
    }
}
