package org.uclab.sim.ucm.ccmcip;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.ItemKind;

/** The pages that phones show, in the objects of the phones' own XML. */
final class PhonePages {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    private PhonePages() {}

    /** The form for a search, as captured on a phone's console. */
    static byte[] search(String base) {
        XmlText text = XmlText.onOneLine(DECLARATION).open("CiscoIPPhoneInput");
        text.element("Title", "Directory Search").element("Prompt", "Enter search criteria");
        key(text, "Search", "SoftKey:Submit", 1);
        key(text, "<<", "SoftKey:<<", 2);
        key(text, "Cancel", "SoftKey:Cancel", 3);
        text.element("URL", base + "xmldirectorylist.jsp");
        input(text, "First Name", "f", "A");
        input(text, "Last Name", "l", "A");
        input(text, "Number", "n", "T");
        return text.bytes();
    }

    /** The directories that there are. */
    static byte[] directories(String base) {
        XmlText text = XmlText.onOneLine(DECLARATION).open("CiscoIPPhoneMenu");
        text.element("Title", "Directories").element("Prompt", "Select a directory");
        item(text, "Corporate Directory", base + "xmldirectoryinput.jsp");
        return text.bytes();
    }

    /**
     * The services that the owner of a device has subscribed to, for that device or for all.
     * ASSUMED(no public source): the words on a page without services.
     */
    static byte[] services(ClusterState cluster, String device) {
        List<SelfCare.OwnItem> items = new ArrayList<>();
        Optional<ClusterState.Owned> owned = cluster.device(device);
        owned.ifPresent(known -> {
            SelfCare care = cluster.care(known.owner());
            items.addAll(care.items(ItemKind.SUBSCRIBED_SERVICE, ""));
            items.addAll(care.items(ItemKind.SUBSCRIBED_SERVICE, known.device().id()));
        });
        if (items.isEmpty()) {
            return text("Services", "", "No services configured");
        }
        XmlText text = XmlText.onOneLine(DECLARATION).open("CiscoIPPhoneMenu");
        text.element("Title", "Services").element("Prompt", "Select a service");
        items.forEach(item -> item(text, item.value("name"), item.value("url")));
        return text.bytes();
    }

    /** ASSUMED(no public source): the words; the product explains keys. */
    static byte[] help() {
        return text("Help", "", "No help is available for this item.");
    }

    private static byte[] text(String title, String prompt, String words) {
        return XmlText.onOneLine(DECLARATION)
                .open("CiscoIPPhoneText")
                .element("Title", title)
                .element("Prompt", prompt)
                .element("Text", words)
                .bytes();
    }

    static void key(XmlText text, String name, String url, int position) {
        text.open("SoftKeyItem")
                .element("Name", name)
                .element("Position", position)
                .element("URL", url)
                .close();
    }

    private static void item(XmlText text, String name, String url) {
        text.open("MenuItem").element("Name", name).element("URL", url).close();
    }

    private static void input(XmlText text, String name, String parameter, String flags) {
        text.open("InputItem")
                .element("DisplayName", name)
                .element("QueryStringParam", parameter)
                .element("InputFlags", flags)
                .element("DefaultValue", "")
                .close();
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
