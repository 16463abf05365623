package io.github.miniospring.contract;

/** What a call travels over: bodies are proven in other ways on each. */
public enum Transport {

    HTTP, TLS

}
