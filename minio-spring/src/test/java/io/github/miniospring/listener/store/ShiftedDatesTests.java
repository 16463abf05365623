package io.github.miniospring.listener.store;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class ShiftedDatesTests {

    private final ShiftedDates dates = new ShiftedDates();

    @Test
    void keepsTheLengthOfAListingWhoseTimesAreWholeSeconds() {
        this.dates.pass(Duration.ofMinutes(1));

        String shifted = this.dates
            .filter(ClientRequest.create(HttpMethod.GET, URI.create("http://localhost/inbox?list-type=2")).build(),
                    request -> Mono.just(listing("2026-03-01T12:01:00.000Z")))
            .flatMap(response -> response.bodyToMono(String.class))
            .block();

        assertThat(shifted).isEqualTo("<Key>a</Key><LastModified>2026-03-01T12:00:00.000Z</LastModified>");
    }

    private static ClientResponse listing(String time) {
        return ClientResponse.create(HttpStatus.OK)
            .body("<Key>a</Key><LastModified>" + time + "</LastModified>")
            .build();
    }

}
