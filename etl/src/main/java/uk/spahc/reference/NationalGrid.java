package uk.spahc.reference;

/**
 * From the British National Grid to longitude and latitude (WGS84), by the Ordnance Survey's published Airy 1830 projection and
 * Helmert constants ("A guide to coordinate systems in Great Britain", annexes B, C and table 4). Good to about 5 metres.
 */
final class NationalGrid {
    private static final double[] WGS84 = {6_378_137.0, 6_356_752.3142};
    private static final double[] AIRY = {6_377_563.396, 6_356_256.909};
    private static final double SCALE_AT_ORIGIN = 0.9996012717;
    private static final double ORIGIN_LATITUDE = Math.toRadians(49);
    private static final double ORIGIN_LONGITUDE = Math.toRadians(-2);
    private static final double FALSE_EAST = 400_000;
    private static final double FALSE_NORTH = -100_000;
    /** From Airy to WGS84: metres, seconds of arc, and parts of one. */
    private static final double[] SHIFT = {446.448, -125.157, 542.060};
    private static final double[] TURN = {seconds(0.1502), seconds(0.2470), seconds(0.8421)};
    private static final double SCALE = 1 - 20.4894e-6;
    private static final double MILLIMETRE_TENTH = 1e-5;

    private NationalGrid() {
    }

    private static double seconds(double arc) {
        return Math.toRadians(arc / 3600);
    }

    static Point degrees(double easting, double northing) {
        double a = AIRY[0];
        double b = AIRY[1];
        double phi = ORIGIN_LATITUDE;
        double meridian = 0;
        do {
            phi += (northing - FALSE_NORTH - meridian) / (a * SCALE_AT_ORIGIN);
            meridian = meridian(phi, a, b);
        } while (Math.abs(northing - FALSE_NORTH - meridian) >= MILLIMETRE_TENTH);
        double squared = 1 - b * b / (a * a);
        double sine = Math.sin(phi);
        double nu = a * SCALE_AT_ORIGIN / Math.sqrt(1 - squared * sine * sine);
        double rho = a * SCALE_AT_ORIGIN * (1 - squared) * Math.pow(1 - squared * sine * sine, -1.5);
        double eta = nu / rho - 1;
        double t = Math.tan(phi);
        double t2 = t * t;
        double e = easting - FALSE_EAST;
        double latitude = phi - t / (2 * rho * nu) * e * e
                + t / (24 * rho * Math.pow(nu, 3)) * (5 + 3 * t2 + eta - 9 * t2 * eta) * Math.pow(e, 4)
                - t / (720 * rho * Math.pow(nu, 5)) * (61 + 90 * t2 + 45 * t2 * t2) * Math.pow(e, 6);
        double secant = 1 / Math.cos(phi);
        double longitude = ORIGIN_LONGITUDE + secant / nu * e
                - secant / (6 * Math.pow(nu, 3)) * (nu / rho + 2 * t2) * Math.pow(e, 3)
                + secant / (120 * Math.pow(nu, 5)) * (5 + 28 * t2 + 24 * t2 * t2) * Math.pow(e, 5)
                - secant / (5040 * Math.pow(nu, 7)) * (61 + 662 * t2 + 1320 * t2 * t2 + 720 * t2 * t2 * t2) * Math.pow(e, 7);
        return toWgs84(latitude, longitude);
    }

    /** The developed arc of the meridian from the grid's origin, in metres. */
    private static double meridian(double phi, double a, double b) {
        double n = (a - b) / (a + b);
        double n2 = n * n;
        double n3 = n2 * n;
        double minus = phi - ORIGIN_LATITUDE;
        double plus = phi + ORIGIN_LATITUDE;
        return b * SCALE_AT_ORIGIN * ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * minus
                - (3 * n + 3 * n2 + 21.0 / 8 * n3) * Math.sin(minus) * Math.cos(plus)
                + (15.0 / 8 * n2 + 15.0 / 8 * n3) * Math.sin(2 * minus) * Math.cos(2 * plus)
                - 35.0 / 24 * n3 * Math.sin(3 * minus) * Math.cos(3 * plus));
    }

    private static Point toWgs84(double phi, double lambda) {
        double squared = 1 - AIRY[1] * AIRY[1] / (AIRY[0] * AIRY[0]);
        double nu = AIRY[0] / Math.sqrt(1 - squared * Math.sin(phi) * Math.sin(phi));
        double x = nu * Math.cos(phi) * Math.cos(lambda);
        double y = nu * Math.cos(phi) * Math.sin(lambda);
        double z = (1 - squared) * nu * Math.sin(phi);
        double shiftedX = SHIFT[0] + SCALE * x - TURN[2] * y + TURN[1] * z;
        double shiftedY = SHIFT[1] + TURN[2] * x + SCALE * y - TURN[0] * z;
        double shiftedZ = SHIFT[2] - TURN[1] * x + TURN[0] * y + SCALE * z;
        double other = 1 - WGS84[1] * WGS84[1] / (WGS84[0] * WGS84[0]);
        double p = Math.hypot(shiftedX, shiftedY);
        double latitude = Math.atan2(shiftedZ, p * (1 - other));
        for (int i = 0; i < 6; i++) {
            double radius = WGS84[0] / Math.sqrt(1 - other * Math.sin(latitude) * Math.sin(latitude));
            latitude = Math.atan2(shiftedZ + other * radius * Math.sin(latitude), p);
        }
        return new Point(Math.toDegrees(Math.atan2(shiftedY, shiftedX)), Math.toDegrees(latitude));
    }
}
