package io.github.miniospring.benchmarks;

import java.util.List;
import java.util.Locale;

import io.github.miniospring.benchmarks.peer.Peer;

/** A picture of processor times: for each work a bar for each client. */
final class Plot {

    private static final int WIDTH = 860;

    private static final int NAMES = 190;

    private static final int BARS = 520;

    private static final int BAR = 16;

    private final List<Outcome> outcomes;

    Plot(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    String svg() {
        StringBuilder bars = new StringBuilder();
        int y = 50;
        for (Outcome outcome : this.outcomes) {
            if (outcome.server().equals(Server.NONE)) {
                y = group(bars, outcome, y);
            }
        }
        return String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                WIDTH, y)
                + text(10, 24, "bold", "Processor time of the client, microseconds for a call: less is better") + bars
                + "</svg>\n";
    }

    private static int group(StringBuilder svg, Outcome outcome, int from) {
        double most = outcome.results().stream().mapToDouble(Result::cpu).max().orElse(1);
        int y = from;
        svg.append(text(10, y + 8, "bold", outcome.work().title()));
        y += BAR;
        for (Result result : outcome.results()) {
            double length = Math.max(1, BARS * result.cpu() / most);
            svg.append(text(20, y + 12, "normal", result.kind().title()))
                .append(String.format(Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", NAMES, y + 2, length,
                        BAR - 4, color(result.kind())))
                .append(text((int) (NAMES + length + 6), y + 12, "normal",
                        String.format(Locale.ROOT, "%,.0f", result.cpu())));
            y += BAR;
        }
        return y + BAR;
    }

    private static String color(Peer.Kind kind) {
        return kind.ours() ? "#2f7d32" : (kind == Peer.Kind.REACTOR_NETTY) ? "#b0b0b0" : "#7a8ca3";
    }

    private static String text(int x, int y, String weight, String text) {
        return String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>\n", x, y, weight, text);
    }

}
