package io.github.miniospring.boot.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with components that a slice must leave out. */
@SpringBootApplication
class ExampleApplication {

}
