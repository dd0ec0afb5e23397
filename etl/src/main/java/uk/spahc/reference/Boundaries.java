package uk.spahc.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The boundaries of areas of one kind, as exact as the official files have them: which area a point lies in. */
final class Boundaries {
    static final Boundaries NONE = new Boundaries();
    private static final double METRES_PER_DEGREE = 111_200;

    private final List<Area> areas = new ArrayList<>();

    /** @param rings of one polygon: the outer, then holes; points are longitude and latitude */
    private record Area(String code, double[][][] rings, double west, double south, double east, double north) {
        static Area of(String code, double[][][] rings) {
            double west = 180;
            double south = 90;
            double east = -180;
            double north = -90;
            for (double[] point : rings[0]) {
                west = Math.min(west, point[0]);
                east = Math.max(east, point[0]);
                south = Math.min(south, point[1]);
                north = Math.max(north, point[1]);
            }
            return new Area(code, rings, west, south, east, north);
        }

        /** Even-odd rule over all rings, so that a hole is outside. */
        boolean holds(Point point) {
            if (point.longitude() < west || point.longitude() > east || point.latitude() < south || point.latitude() > north) {
                return false;
            }
            boolean inside = false;
            for (double[][] ring : rings) {
                for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
                    boolean crosses = ring[i][1] > point.latitude() != ring[j][1] > point.latitude();
                    if (crosses && point.longitude() < (ring[j][0] - ring[i][0]) * (point.latitude() - ring[i][1]) / (ring[j][1] - ring[i][1]) + ring[i][0]) {
                        inside = !inside;
                    }
                }
            }
            return inside;
        }

        double metresTo(Point point) {
            double nearest = Double.MAX_VALUE;
            for (double[][] ring : rings) {
                for (int i = 1; i < ring.length; i++) {
                    nearest = Math.min(nearest, metres(point, ring[i - 1], ring[i]));
                }
            }
            return nearest;
        }
    }

    /** Adds one polygon of an area; an area may have several. */
    void add(String code, double[][][] rings) {
        areas.add(Area.of(code, rings));
    }

    boolean isEmpty() {
        return areas.isEmpty();
    }

    Optional<String> at(Point point) {
        return areas.stream().filter(area -> area.holds(point)).map(Area::code).findFirst();
    }

    /** Whether a point outside all of them lies no farther from one than that. */
    boolean isWithin(Point point, double metres) {
        double degrees = 2 * metres / METRES_PER_DEGREE;
        return areas.stream().filter(area -> point.longitude() > area.west() - degrees && point.longitude() < area.east() + degrees
                && point.latitude() > area.south() - degrees && point.latitude() < area.north() + degrees)
                .anyMatch(area -> area.metresTo(point) <= metres);
    }

    /** From a point to a line between two others; flat, which is exact enough within some hundred metres. */
    private static double metres(Point point, double[] from, double[] to) {
        double narrowing = Math.cos(Math.toRadians(point.latitude()));
        double x = (to[0] - from[0]) * narrowing;
        double y = to[1] - from[1];
        double px = (point.longitude() - from[0]) * narrowing;
        double py = point.latitude() - from[1];
        double along = x == 0 && y == 0 ? 0 : Math.max(0, Math.min(1, (px * x + py * y) / (x * x + y * y)));
        return Math.hypot(px - along * x, py - along * y) * METRES_PER_DEGREE;
    }
}
