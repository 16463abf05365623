package io.github.miniospring.boot.host;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that has other things to do than talk to MinIO. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HostApplication {

    static ConfigurableApplicationContext start(WebApplicationType type, String... properties) {
        return new SpringApplicationBuilder(HostApplication.class).web(type)
            .properties(properties)
            .properties("server.port=0", "spring.main.banner-mode=off")
            .run();
    }

    @RestController
    static class Greetings {

        @GetMapping("/greeting")
        Greeting greeting() {
            return new Greeting("hello");
        }

        @GetMapping(path = "/greeting-in-xml", produces = MediaType.APPLICATION_XML_VALUE)
        Greeting greetingInXml() {
            return new Greeting("hello");
        }

        @GetMapping(path = "/document", produces = MediaType.APPLICATION_XML_VALUE)
        String document() {
            return "<greeting>hello</greeting>";
        }

    }

    record Greeting(String text) {
    }

}
