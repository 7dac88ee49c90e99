package org.uclab.client.contacts;

/** Stands where a source should be: it cannot look, and says why. */
public record NoContacts(ContactSourceType type, String why) implements ContactSource {

    @Override
    public ContactAnswer search(String text) {
        return nothing();
    }

    @Override
    public ContactAnswer byId(String id) {
        return nothing();
    }

    @Override
    public ContactAnswer byNumber(String number) {
        return nothing();
    }

    @Override
    public ContactAnswer byContactId(String contactId) {
        return nothing();
    }

    private ContactAnswer nothing() {
        return new ContactAnswer.Failed(ContactAnswer.Reason.NO_SOURCE, why);
    }
}
