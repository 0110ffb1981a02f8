package id.paspor.supervision.figures;

/** How often something happened at an office in a time. */
public record Count(Figure figure, Period period, long times) {}
