package org.uclab.client.contacts;

/**
 * Where contacts are looked up. Its verbs block the caller's thread, which must not be an event loop, for a limited
 * time; whatever goes wrong is an answer that says why, never an exception. Safe for any other thread.
 */
public interface ContactSource extends AutoCloseable {

    ContactSourceType type();

    /**
     * Predictive search: people whose names begin like what the user has typed so far.
     *
     * @param text as typed; blank finds nobody
     */
    ContactAnswer search(String text);

    /**
     * The person with that user id, if any.
     *
     * @param id sign-in name, without a domain
     */
    ContactAnswer byId(String id);

    /**
     * The people with that number, if any.
     *
     * @param number as the directory has it, directory look-up rules already applied; separators do not count
     */
    ContactAnswer byNumber(String number);

    /**
     * The person behind a contact of the contact list, if any.
     *
     * @param contactId as the list has it: {@code ada.byron@example.com}
     */
    ContactAnswer byContactId(String contactId);

    /** Lets go of what the source holds; nothing may be asked any more. */
    @Override
    default void close() {}
}
