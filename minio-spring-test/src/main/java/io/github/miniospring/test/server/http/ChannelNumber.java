package io.github.miniospring.test.server.http;

import java.util.concurrent.atomic.AtomicLong;

import io.netty.channel.ChannelId;

/** Names a channel within this JVM. */
record ChannelNumber(long number) implements ChannelId {

    private static final AtomicLong LAST = new AtomicLong();

    static ChannelNumber next() {
        return new ChannelNumber(LAST.incrementAndGet());
    }

    @Override
    public String asShortText() {
        return Long.toString(this.number);
    }

    @Override
    public String asLongText() {
        return asShortText();
    }

    @Override
    public int compareTo(ChannelId other) {
        return (other instanceof ChannelNumber channel) ? Long.compare(this.number, channel.number)
                : asLongText().compareTo(other.asLongText());
    }

}
