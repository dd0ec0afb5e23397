"""Which known point lies nearest, on the national grid."""


class Nearest:
    """Points with a label each, looked up by distance. Coordinates are grid metres; ties go to the smaller label."""

    CELL = 500

    def __init__(self, points):
        """Take (easting, northing, label) for each known point."""
        self.cells = {}
        for easting, northing, label in points:
            self.cells.setdefault((easting // self.CELL, northing // self.CELL), []).append((easting, northing, label))

    def label(self, easting, northing, reach=3000):
        """Return the label of the point nearest to a place, or None if none lies within about ``reach`` metres."""
        column, line = easting // self.CELL, northing // self.CELL
        best = None
        for ring in range(reach // self.CELL + 1):
            if best and best[0] <= ((ring - 1) * self.CELL) ** 2:
                break
            for x in range(column - ring, column + ring + 1):
                for y in range(line - ring, line + ring + 1):
                    if max(abs(x - column), abs(y - line)) == ring:
                        for e, n, label in self.cells.get((x, y), ()):
                            candidate = ((e - easting) ** 2 + (n - northing) ** 2, label)
                            best = min(best, candidate) if best else candidate
        return best[1] if best else None
