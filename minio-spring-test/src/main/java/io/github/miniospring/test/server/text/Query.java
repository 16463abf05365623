package io.github.miniospring.test.server.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The parameters of a query, decoded, in the order in which they came. */
public final class Query {

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a query.
     * @throws IllegalArgumentException if an escape is broken
     */
    public static Query parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = (equals < 0) ? pair : pair.substring(0, equals);
                String value = (equals < 0) ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(UrlText.decodeQuery(name), UrlText.decodeQuery(value)));
            }
        }
        return new Query(parameters);
    }

    /** The first value, or null. */
    public @Nullable String find(String name) {
        for (Parameter parameter : this.parameters) {
            if (parameter.name.equals(name)) {
                return parameter.value;
            }
        }
        return null;
    }

    /** The first value, or empty. */
    public String get(String name) {
        String value = find(name);
        return (value != null) ? value : "";
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    public List<String> all(String name) {
        return this.parameters.stream().filter(parameter -> parameter.name.equals(name)).map(Parameter::value).toList();
    }

    public List<String> names() {
        return this.parameters.stream().map(Parameter::name).distinct().toList();
    }

    public List<String> values() {
        return this.parameters.stream().map(Parameter::value).toList();
    }

    /** As signatures want it: sorted by name, encoded anew, without one parameter. */
    public String canonical(String without) {
        StringBuilder text = new StringBuilder();
        this.parameters.stream()
            .filter(parameter -> !parameter.name.equals(without))
            .sorted(Comparator.comparing(Parameter::name, Utf8Order.INSTANCE))
            .forEach(parameter -> text.append(text.isEmpty() ? "" : "&")
                .append(UrlText.encodeQuery(parameter.name))
                .append('=')
                .append(UrlText.encodeQuery(parameter.value)));
        return text.toString();
    }

    private record Parameter(String name, String value) {
    }

}
