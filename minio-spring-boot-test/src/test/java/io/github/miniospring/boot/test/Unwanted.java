package io.github.miniospring.boot.test;

import org.springframework.stereotype.Component;

/** What no test wants. */
@Component
class Unwanted {

}
