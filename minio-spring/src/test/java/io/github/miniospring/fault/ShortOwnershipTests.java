package io.github.miniospring.fault;

/** The same of content that arrives with the head of its answer. */
class ShortOwnershipTests extends OwnershipTests {

    @Override
    int size() {
        return 200_000;
    }

}
