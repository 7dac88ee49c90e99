package org.uclab.client.contacts;

import java.util.List;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.step.Journal;

/**
 * A source that is not searched before the user has typed enough: {@code MinimumCharacterQuery} of jabber-config.xml.
 * Whoever is looked up by id or number is looked up at once. ASSUMED(choice): the parameter counts for every source, and
 * without it the first character searches.
 */
public final class MinimumQuery implements ContactSource {

    private static final String PARAMETER = "MinimumCharacterQuery";
    private static final int CHARACTERS_MAX = 255;

    private final ContactSource source;
    private final int characters;
    private final Journal journal;

    private MinimumQuery(ContactSource source, int characters, Journal journal) {
        this.source = source;
        this.characters = characters;
        this.journal = journal;
    }

    /** The source as the file wants it searched. */
    public static ContactSource of(ContactSource source, JabberConfig file, Journal journal) {
        String told = file.get(PARAMETER);
        boolean usable = told.matches("[1-9]\\d{0,2}") && Integer.parseInt(told) <= CHARACTERS_MAX;
        if (!told.isEmpty() && !usable) {
            journal.decided(
                    ContactDecisions.MINIMUM.of(), ContactDecisions.IGNORED.of(), ContactDecisions.NO_NUMBER.of(told));
        }
        return usable ? new MinimumQuery(source, Integer.parseInt(told), journal) : source;
    }

    @Override
    public ContactSourceType type() {
        return source.type();
    }

    @Override
    public ContactAnswer search(String text) {
        int typed = text.strip().codePointCount(0, text.strip().length());
        if (typed < characters) {
            journal.decided(
                    ContactDecisions.SEARCH.of(),
                    ContactDecisions.NOT_YET.of(),
                    ContactDecisions.TYPED.of(typed, characters));
            return new ContactAnswer.Found(List.of(), 0, type().toString());
        }
        return source.search(text);
    }

    @Override
    public ContactAnswer byId(String id) {
        return source.byId(id);
    }

    @Override
    public ContactAnswer byNumber(String number) {
        return source.byNumber(number);
    }

    @Override
    public ContactAnswer byContactId(String contactId) {
        return source.byContactId(contactId);
    }

    @Override
    public void close() {
        source.close();
    }
}
