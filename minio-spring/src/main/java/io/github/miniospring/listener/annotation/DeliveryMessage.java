package io.github.miniospring.listener.annotation;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.Assert;

/** A message about events that knows the call it is made for. */
final class DeliveryMessage extends GenericMessage<Object> {

    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;

    DeliveryMessage(Object payload, MessageHeaders headers, Delivery delivery) {
        super(payload, headers);
        this.delivery = delivery;
    }

    Delivery delivery() {
        Assert.state(this.delivery != null, "The message has travelled: its call is over");
        return this.delivery;
    }

}
