package org.uclab.sim.ucm.ccmcip;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.DirectoryIndex;
import org.uclab.sim.ucm.database.EndUser;

/**
 * One page of the corporate directory: who has a number and fits, by last name. Tools read the names as "last, first", the
 * total behind "of", and go on where there is a key "Next" (VNUM and others).
 *
 * @param first how first names begin
 * @param last  how last names begin
 * @param line  how numbers begin
 * @param start place of the first entry, from 1
 */
record DirectoryPage(String first, String last, String line, int start) {

    /** Most entries on one page. */
    static final int ENTRIES_MAX = 32;

    private static final Comparator<EndUser> ORDER = Comparator.comparing(
                    EndUser::lastName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(EndUser::firstName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(EndUser::id);

    /**
     * The page as phones read it.
     *
     * @param base address of the service, with a slash at the end
     */
    byte[] bytes(ClusterState cluster, String base) {
        List<EndUser> found = found(cluster);
        int from = Math.min(start - 1, found.size());
        int to = Math.min(from + ENTRIES_MAX, found.size());
        XmlText text = XmlText.onOneLine(PhonePages.DECLARATION).open("CiscoIPPhoneDirectory");
        text.element("Title", "Directory");
        text.element("Prompt", "Records " + (from == to ? 0 : from + 1) + " to " + to + " of " + found.size());
        for (EndUser user : found.subList(from, to)) {
            text.open("DirectoryEntry")
                    .element("Name", name(user))
                    .element("Telephone", user.line())
                    .close();
        }
        PhonePages.key(text, "Dial", "SoftKey:Dial", 1);
        PhonePages.key(text, "EditDial", "SoftKey:EditDial", 2);
        PhonePages.key(text, "Exit", "SoftKey:Exit", 3);
        if (to < found.size()) {
            PhonePages.key(text, "Next", base + "xmldirectorylist.jsp?" + query(to + 1), 4);
            PhonePages.key(text, "Search", base + "xmldirectoryinput.jsp", 5);
        } else {
            PhonePages.key(text, "Search", base + "xmldirectoryinput.jsp", 4);
        }
        return text.bytes();
    }

    private String query(int next) {
        return "l=" + PhonePages.escaped(last) + "&f=" + PhonePages.escaped(first) + "&n=" + PhonePages.escaped(line)
                + "&start=" + next;
    }

    private List<EndUser> found(ClusterState cluster) {
        DirectoryIndex directory = cluster.directory();
        BitSet places = directory.everybody();
        narrow(directory, places, DirectoryIndex.Column.FIRST_NAME, first);
        narrow(directory, places, DirectoryIndex.Column.LAST_NAME, last);
        narrow(directory, places, DirectoryIndex.Column.LINE, line);
        return places.stream()
                .mapToObj(directory::user)
                .filter(user -> !user.line().isEmpty())
                .sorted(ORDER)
                .toList();
    }

    private static void narrow(DirectoryIndex directory, BitSet places, DirectoryIndex.Column column, String prefix) {
        if (!prefix.isEmpty()) {
            places.and(directory.beginning(column, prefix));
        }
    }

    private static String name(EndUser user) {
        return user.firstName().isEmpty() ? user.lastName() : user.lastName() + ", " + user.firstName();
    }
}
