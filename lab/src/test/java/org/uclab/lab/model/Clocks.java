package org.uclab.lab.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A section of the test's own: clocks on the wall, which people may wind. */
final class Clocks implements WorldSection<Clocks.Wall> {

    static final Service TIME = Service.udp("time", "time", 123);
    static final Service CHIME = Service.tcp("chime", "chime", 7);
    static final Role CLOCK = Role.of("clock", TIME, CHIME);

    /** What a world says of clocks. */
    record Wall(List<String> silent, Map<String, String> winders, Traits<String> people) {}

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public Class<Wall> type() {
        return Wall.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(CLOCK);
    }

    @Override
    public Wall read(WorldReading world) {
        return new Wall(
                world.root().domains("silentClocks"),
                world.root().words("winders"),
                world.people(user -> user.text("key", "none"), (crowd, reading) -> {
                    String pattern = reading.text("key", "none");
                    return number -> crowd.text(pattern, number);
                }));
    }

    @Override
    public Set<Service> absent(Wall wall, Host host) {
        return wall.silent().contains(host.name()) ? Set.of(CHIME) : Set.of();
    }

    @Override
    public void lint(Wall wall, LabModel model, LabLint lint) {
        wall.silent().forEach(host -> lint.runs(host, CLOCK, 1, "'silentClocks'"));
        wall.winders().values().forEach(user -> lint.known(model.users().keySet(), user, 1, "'winders'", "user"));
    }
}
