package io.github.miniospring.boot.test;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

import static org.assertj.core.api.Assertions.assertThat;

@MinioTest(includeFilters = @Filter(classes = { Archive.class, Unwanted.class }, type = FilterType.ASSIGNABLE_TYPE),
        excludeFilters = @Filter(classes = Unwanted.class, type = FilterType.ASSIGNABLE_TYPE))
class MinioTestFilterTests {

    @Test
    void hasWhatIsIncludedAndNotExcluded(@Autowired ApplicationContext context) {
        assertThat(context.getBeansOfType(Archive.class)).hasSize(1);
        assertThat(context.getBeansOfType(Unwanted.class)).isEmpty();
    }

}
