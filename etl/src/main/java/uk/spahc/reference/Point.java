package uk.spahc.reference;

import java.math.BigDecimal;

/** A place in degrees of longitude and latitude (WGS84). */
public record Point(double longitude, double latitude) {
    private static final double EASTERNMOST = 700_000;
    private static final double NORTHERNMOST = 1_300_000;

    /** Of degrees as delivered; null where one is missing or both are no place in Great Britain, such as 0, 0. */
    public static Point ofDegrees(BigDecimal longitude, BigDecimal latitude) {
        if (longitude == null || latitude == null) {
            return null;
        }
        Point point = new Point(longitude.doubleValue(), latitude.doubleValue());
        return point.longitude > -9 && point.longitude < 2.5 && point.latitude > 49 && point.latitude < 61.5 ? point : null;
    }

    /** Of metres of the British National Grid as delivered; null where one is missing or both are no place on the grid. */
    public static Point ofGrid(BigDecimal easting, BigDecimal northing) {
        if (easting == null || northing == null) {
            return null;
        }
        double east = easting.doubleValue();
        double north = northing.doubleValue();
        return east > 0 && east < EASTERNMOST && north > 0 && north < NORTHERNMOST ? NationalGrid.degrees(east, north) : null;
    }
}
