package org.uclab.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.contacts.PhotoAnswer.NoPhoto;
import org.uclab.client.contacts.PhotoAnswer.Photo;
import org.uclab.lab.clock.StepClock;

class PhotosTest {

    private static final Contact ADA = new Contact("ada.byron", "", "Ada", "Byron", "", "", List.of());

    private final ScriptedRoute route = new ScriptedRoute();

    @ParameterizedTest
    @CsvSource({
        "http://photos.example.com/%%uid%%.jpg, http://photos.example.com:80/ada.byron.jpg",
        "http://photos.example.com/%%uid%.jpg, http://photos.example.com:80/ada.byron.jpg",
        "https://photos.example.com:8080/p?u=%%uid%%&s=2, https://photos.example.com:8080/p?u=ada.byron&s=2",
        "http://photos.example.com/%%uid%%/%%uid%%, http://photos.example.com:80/ada.byron/ada.byron",
    })
    void theUserIdTakesThePlaceOfTheToken(String address, String url) {
        route.answers(200, "picture", "Content-Type", "image/jpeg");
        assertThat(photos(address).of(ADA))
                .isInstanceOfSatisfying(
                        Photo.class, photo -> assertThat(photo.url()).isEqualTo(url));
        assertThat(route.asked).containsExactly(url);
    }

    @Test
    void anIdCannotLeadElsewhere() {
        route.answers(404, "");
        Contact odd = new Contact("../../x y?z@evil/", "", "", "", "", "", List.of());
        assertThat(photos("http://photos.example.com/%%uid%%.jpg").of(odd)).isInstanceOf(NoPhoto.class);
        assertThat(route.asked).containsExactly("http://photos.example.com:80/..%2F..%2Fx%20y%3Fz%40evil%2F.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "404, image/jpeg, x, answered 404",
        "401, image/jpeg, x, answered 401",
        "200, text/html, x, is no picture",
        "200, '', x, is no picture",
        "200, image/jpeg, '', is no picture",
    })
    void whatIsNoPictureSaysWhy(int status, String type, String body, String why) {
        route.answers(status, body, "Content-Type", type);
        NoPhoto none = (NoPhoto) photos("http://photos.example.com/%%uid%%").of(ADA);
        assertThat(none.why()).contains(why).contains("photos.example.com");
    }

    @Test
    void aPictureThatIsTooLargeIsNone() {
        route.answers(200, "x".repeat(Photos.PHOTO_MAX_BYTES + 1), "Content-Type", "image/jpeg");
        assertThat(((NoPhoto) photos("http://h/%%uid%%").of(ADA)).why()).contains("more than");
    }

    @Test
    void withoutAnAddressOrAServerThereIsNone() {
        assertThat(((NoPhoto) photos("").of(ADA)).why()).contains("UdsPhotoUriWithToken");
        assertThat(((NoPhoto) photos("ftp://h/%%uid%%").of(ADA)).why()).contains("no URL");
        assertThat(((NoPhoto) photos("http://h/%%uid%%").of(ADA)).why()).contains("the way is gone");
        route.answersNothing("connection refused");
        assertThat(((NoPhoto) photos("http://h/%%uid%%").of(ADA)).why()).contains("connection refused");
    }

    @ParameterizedTest
    @CsvSource({"UDS, UdsPhotoUriWithToken", "EDI, PhotoUriWithToken", "BDI, BDIPhotoUriWithToken"})
    void eachSourceHasAParameterOfItsOwn(ContactSourceType type, String parameter) {
        route.answers(200, "picture", "Content-Type", "image/png");
        assertThat(photos(type, Map.of(parameter, "http://h/%%uid%%")).of(ADA)).isInstanceOf(Photo.class);
    }

    private Photos photos(String address) {
        return photos(ContactSourceType.UDS, address.isEmpty() ? Map.of() : Map.of("UdsPhotoUriWithToken", address));
    }

    private Photos photos(ContactSourceType type, Map<String, String> parameters) {
        return new Photos(
                route, new StepClock(Instant.EPOCH), Duration.ofSeconds(5), new JabberConfig(parameters), type);
    }
}
