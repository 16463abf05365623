package io.github.miniospring.listener.store;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sorted states in several objects, written once and never changed.
 *
 * @param blocks the objects, in order
 * @param written when the states were handled, in milliseconds; 0 for what was put
 * together from other runs
 */
record Run(List<Block> blocks, long written) {

    Run {
        blocks = List.copyOf(blocks);
    }

    long size() {
        return this.blocks.stream().mapToLong(Block::size).sum();
    }

    ObjectNode write() {
        ObjectNode node = EventJson.MAPPER.createObjectNode();
        node.put("written", this.written);
        ArrayNode blocks = node.putArray("blocks");
        for (Block block : this.blocks) {
            blocks.addArray()
                .add(block.id)
                .add(block.size)
                .add(block.first.bucket())
                .add(block.first.key())
                .add(block.first.version());
        }
        return node;
    }

    static Run read(JsonNode node) {
        List<Block> blocks = new ArrayList<>();
        for (JsonNode block : node.path("blocks")) {
            blocks.add(new Block(block.path(0).asString(), block.path(1).asInt(),
                    new Slot(block.path(2).asString(), block.path(3).asString(), block.path(4).asString())));
        }
        return new Run(blocks, node.path("written").asLong(0));
    }

    /**
     * One object.
     *
     * @param id its name
     * @param size how many states it has
     * @param first the slot of the first of them
     */
    record Block(String id, int size, Slot first) {

    }

}
