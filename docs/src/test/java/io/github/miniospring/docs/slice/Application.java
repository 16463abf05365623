package io.github.miniospring.docs.slice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What a slice is cut from. */
@SpringBootApplication
class Application {

    static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

}
