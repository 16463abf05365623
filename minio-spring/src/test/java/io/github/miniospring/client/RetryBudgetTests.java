package io.github.miniospring.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTests {

    private final RetryBudget budget = new RetryBudget();

    @Test
    void isSpentByRepetitions() {
        assertThat(spendAll()).isEqualTo(100);
        assertThat(this.budget.spend()).isFalse();
    }

    @Test
    void comesBackWithSuccesses() {
        spendAll();

        this.budget.succeeded(true);
        assertThat(spendAll()).isEqualTo(1);

        for (int i = 0; i < 4; i++) {
            this.budget.succeeded(false);
        }
        assertThat(spendAll()).isZero();
        this.budget.succeeded(false);
        assertThat(spendAll()).isEqualTo(1);
    }

    @Test
    void isNeverMoreThanAtFirst() {
        this.budget.succeeded(true);
        this.budget.spend();
        this.budget.succeeded(true);
        this.budget.succeeded(true);

        assertThat(spendAll()).isEqualTo(100);
    }

    private int spendAll() {
        int spent = 0;
        while (this.budget.spend()) {
            spent++;
        }
        return spent;
    }

}
