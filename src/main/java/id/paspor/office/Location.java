package id.paspor.office;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * A place on the map.
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record Location(
        @DecimalMin("-90") @DecimalMax("90") double latitude,
        @DecimalMin("-180") @DecimalMax("180") double longitude) {

    private static final double EARTH_RADIUS = 6371;

    /** The distance as the crow flies, in kilometres. */
    public double kilometresTo(Location other) {
        double north = Math.toRadians(latitude);
        double otherNorth = Math.toRadians(other.latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin((otherNorth - north) / 2), 2)
                + Math.cos(north) * Math.cos(otherNorth) * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(chord));
    }
}
