package org.uclab.control.live;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.uclab.client.UcClient;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of looking people up in the contact source of a client. */
public final class PeopleVerbs {

    public static final Parameter<String> WANTED =
            Parameter.text("text", "what to search for").inPlace();
    public static final Parameter<String> ID =
            Parameter.text("id", "sign-in name, without a domain").inPlace();
    public static final Parameter<String> CONTACT = Parameter.text(
                    "contact", "id of a contact, such as ada.byron@example.com")
            .inPlace();
    public static final Parameter<String> NUMBER =
            Parameter.text("number", "a telephone number").inPlace();

    /** A contact that a source told of. */
    public record ContactView(String id, String name, String email, String uri, List<String> numbers) {}

    /**
     * What came of a look-up.
     *
     * @param found  whether the source could look
     * @param text   what people read
     * @param total  how many there are, which may be more than it told of
     * @param reason why it could not look, such as {@code no-server}; empty where it could
     */
    public record SearchView(boolean found, String text, long total, List<ContactView> contacts, String reason) {}

    /**
     * Somebody's picture.
     *
     * @param known whether the contact source knows the person
     * @param type  media type; empty where there is none
     * @param image in base 64; empty where there is none
     * @param text  where it was, or why there is none
     */
    public record PictureView(boolean known, boolean found, String type, String image, String text) {}

    public static final Verb<LiveLab, SearchView> SEARCH = Verb.<LiveLab>named(
                    "client search", "Looks for people in the client's contact source.")
            .call(Method.POST, "/clients/{client}/search")
            .takes(ClientVerbs.CLIENT, WANTED)
            .step("{user} searches for {string}")
            .gives(
                    SearchView.class,
                    (lab, said) ->
                            asked(lab, said, client -> client.contactSource().search(said.get(WANTED))))
            .wanting(SearchView::found);

    public static final Verb<LiveLab, SearchView> LOOK_UP = Verb.<LiveLab>named(
                    "client look-up", "Looks a user up in the client's contact source by sign-in name.")
            .call(Method.POST, "/clients/{client}/look-up")
            .takes(ClientVerbs.CLIENT, ID)
            .step("{user} looks up the user {string}")
            .gives(
                    SearchView.class,
                    (lab, said) ->
                            asked(lab, said, client -> client.contactSource().byId(said.get(ID))))
            .wanting(SearchView::found);

    public static final Verb<LiveLab, SearchView> WHO_IS = Verb.<LiveLab>named(
                    "client who-is", "Asks the client's contact source who a contact is.")
            .call(Method.POST, "/clients/{client}/who-is")
            .takes(ClientVerbs.CLIENT, CONTACT)
            .step("{user} asks who the contact {string} is")
            .gives(
                    SearchView.class,
                    (lab, said) ->
                            asked(lab, said, client -> client.contactSource().byContactId(said.get(CONTACT))))
            .wanting(SearchView::found);

    public static final Verb<LiveLab, SearchView> CALLER = Verb.<LiveLab>named(
                    "client caller", "Asks who has a number that calls, by the directory look-up rules.")
            .call(Method.POST, "/clients/{client}/caller")
            .takes(ClientVerbs.CLIENT, NUMBER)
            .step("the number {string} calls {user}")
            .gives(SearchView.class, (lab, said) -> asked(lab, said, client -> client.caller(said.get(NUMBER))))
            .wanting(SearchView::found);

    public static final Verb<LiveLab, PictureView> PICTURE = Verb.<LiveLab>named(
                    "client picture", "Fetches the picture of a user whom the contact source knows.")
            .call(Method.POST, "/clients/{client}/picture")
            .takes(ClientVerbs.CLIENT, ID)
            .step("{user} sees the picture of {user}", "{user} sees no picture of {user}")
            .gives(PictureView.class, (lab, said) -> {
                UcClient client = ClientVerbs.client(lab, said).client();
                return Doing.fitting(() -> picture(client, said.get(ID)));
            })
            .wanting(PictureView::found);

    private PeopleVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(SEARCH, LOOK_UP, WHO_IS, CALLER, PICTURE);
    }

    private static SearchView asked(LiveLab lab, Said said, Function<UcClient, ContactAnswer> how) {
        LiveClient live = ClientVerbs.client(lab, said);
        return view(Doing.fitting(() -> how.apply(live.client())));
    }

    private static SearchView view(ContactAnswer answer) {
        if (answer instanceof ContactAnswer.Found found) {
            return new SearchView(
                    true,
                    answer.text(),
                    found.total(),
                    found.contacts().stream().map(PeopleVerbs::view).toList(),
                    "");
        }
        String reason = answer instanceof ContactAnswer.Failed failed ? ClientView.word(failed.reason()) : "";
        return new SearchView(false, answer.text(), 0, List.of(), reason);
    }

    private static ContactView view(Contact contact) {
        return new ContactView(contact.id(), contact.name(), contact.email(), contact.uri(), contact.numbers());
    }

    private static PictureView picture(UcClient client, String id) {
        ContactAnswer answer = client.contactSource().byId(id);
        if (!(answer instanceof ContactAnswer.Found found) || found.contacts().isEmpty()) {
            return new PictureView(false, false, "", "", answer.text());
        }
        PhotoAnswer photo = client.photo(found.contacts().get(0));
        return photo instanceof PhotoAnswer.Photo shown
                ? new PictureView(
                        true, true, shown.type(), Base64.getEncoder().encodeToString(shown.image()), shown.url())
                : new PictureView(true, false, "", "", ((PhotoAnswer.NoPhoto) photo).why());
    }
}
