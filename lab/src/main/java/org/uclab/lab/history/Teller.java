package org.uclab.lab.history;

import java.util.List;
import java.util.Optional;

/** Who can tell messages of one protocol to people, and knows what people mean when they name one. No state. */
public interface Teller {

    /** {@code DNS}, {@code HTTP}, … */
    String protocol();

    /** The message in one line; the {@link Message} takes out what its facts call secret. */
    String line(Message message);

    /** The whole message as text, several lines; the {@link Message} takes out what its facts call secret. */
    String detail(Message message);

    /**
     * What people mean by these words, as the facts that must hold of a message; empty where they are none of this
     * protocol's. Words go as {@link #line} writes them, down to where they stop saying anything; {@code …} in them
     * stands for whatever there is.
     */
    Optional<Meaning> reads(String words);

    /** The forms of such words, capitals for what differs: {@code GET TARGET}. They help who typed others. */
    List<String> forms();
}
