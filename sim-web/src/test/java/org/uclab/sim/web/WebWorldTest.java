package org.uclab.sim.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;

class WebWorldTest {

    private static final String GOOD = """
            world: pictures
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns.example.com}
            hosts:
              - {name: ns.example.com, zone: inside, address: 2, runs: nothing}
              - {name: photos.example.com, zone: inside, address: 60, runs: web}
            webServers:
              - host: photos.example.com
                photosOf: [ada]
                pages: [{path: /news.html, text: <p>News</p>}, {path: /list.xml, type: text/xml, text: <list/>}]
            users:
              - {id: ada, password: x}
            """;

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new WebSystem()));
    }

    @Test
    void readsPlainWebServers() throws WorldException {
        LabModel model = read(GOOD);
        assertThat(model.section(WebSection.class).servers()).singleElement().satisfies(server -> {
            assertThat(server.photosOf()).containsExactly("ada");
            assertThat(server.pages())
                    .extracting(WebServer.Page::path, WebServer.Page::type, WebServer.Page::text)
                    .containsExactly(
                            tuple("/news.html", "text/html; charset=utf-8", "<p>News</p>"),
                            tuple("/list.xml", "text/xml", "<list/>"));
        });
        assertThat(model.host("photos.example.com").ports()).containsEntry(WebSystem.HTTP, 80);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: photos | host: ns | web server ns.example.com names ns.example.com, which runs nothing | a host that runs web",
                "photosOf: [ada] | photosOf: [eve] | names the user 'eve' | one of: ada",
                "/list.xml | /news.html | two pages at /news.html | keep one of them",
                "/list.xml | list.xml | a page at 'list.xml' | write a path",
                "/list.xml | /a%2Fb | a page at '/a%2Fb' | write a path",
                "photosOf | photoOf | a web server has the unknown key 'photoOf' | did you mean",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }
}
