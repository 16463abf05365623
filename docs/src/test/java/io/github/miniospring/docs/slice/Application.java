package io.github.miniospring.docs.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What a slice is cut from. */
@SpringBootApplication
class Application {

}
