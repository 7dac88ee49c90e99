package org.uclab.sim.calendar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;

/** The door: calendar servers. */
public final class CalendarSystem implements LabSystem<CalendarSection> {

    public static final Service HTTPS = Service.tls("calendar", "https", 443);
    public static final Role CALENDAR = Role.of("calendar", HTTPS);

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public Class<CalendarSection> type() {
        return CalendarSection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(CALENDAR);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(HttpTeller.HTTP);
    }

    @Override
    public List<FaultForm> faults() {
        return HttpFault.FORMS;
    }

    @Override
    public CalendarSection read(WorldReading world) {
        return new CalendarSection(world.root().list("calendars", "a calendar server", CalendarSystem::server));
    }

    private static CalendarServer server(Reading server) {
        return new CalendarServer(
                server.domain("host"),
                server.one(
                        "reader",
                        "who reads the calendars",
                        reader -> new CalendarServer.Reader(reader.text("name"), reader.text("password"))),
                server.line());
    }

    @Override
    public void lint(CalendarSection section, LabModel model, LabLint lint) {
        Set<String> hosts = new HashSet<>();
        for (CalendarServer server : section.servers()) {
            String where = "calendar server " + server.host();
            lint.runs(server.host(), CALENDAR, server.line(), where);
            if (!hosts.add(server.host())) {
                lint.note(server.line(), "there are two sections for " + where, "keep one of them");
            }
            server.reader()
                    .filter(reader -> model.users().containsKey(reader.name()))
                    .ifPresent(reader -> lint.note(
                            server.line(),
                            where + " has a reader who is a user",
                            "give the account a name of its own"));
        }
    }

    @Override
    public Programs programs(CalendarSection section, Site site) {
        Map<String, String> passwords = new HashMap<>();
        for (User user : site.model().users().values()) {
            passwords.put(user.id(), user.password());
        }
        Map<String, CalendarProgram> byHost = new HashMap<>();
        section.servers()
                .forEach(server -> byHost.put(
                        server.host(),
                        new CalendarProgram(new CalendarResponder(passwords, server.reader(), new Calendars()))));
        return host -> Optional.ofNullable(byHost.get(host.name())).map(program -> () -> program);
    }
}
