package io.github.miniospring.boot.host;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class HostStaysItselfTests {

    @ParameterizedTest
    @EnumSource(names = { "SERVLET", "REACTIVE" })
    void browserGetsJson(WebApplicationType type) throws Exception {
        try (ConfigurableApplicationContext application = HostApplication.start(type)) {
            Answer answer = Answer.of(application, "/greeting", Answer.BROWSER);

            assertThat(application.containsBean("minioSpringClient")).isTrue();
            assertThat(answer).isEqualTo(new Answer(200, "application/json", "{\"text\":\"hello\"}"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "SERVLET", "REACTIVE" })
    void whoeverWantsXmlIsRefused(WebApplicationType type) throws Exception {
        try (ConfigurableApplicationContext application = HostApplication.start(type)) {
            assertThat(Answer.of(application, "/greeting", "application/xml").status()).isEqualTo(406);
        }
    }

}
