"""Between longitude and latitude (WGS84) and the British National Grid, by the published Airy 1830 and Helmert constants.

Good to about 5 metres, which is enough to compare places inside an LSOA and no more.
"""

from math import atan2, cos, radians, sin, sqrt, tan

WGS84 = 6378137.0, 6356752.3142
AIRY = 6377563.396, 6356256.909
SHIFT = -446.448, 125.157, -542.060                                     # metres
TURN = tuple(radians(s / 3600) for s in (-0.1502, -0.2470, -0.8421))    # seconds of arc
SCALE = 20.4894e-6
ORIGIN = radians(49), radians(-2)
FALSE = 400000.0, -100000.0
F0 = 0.9996012717
METRES_PER_DEGREE = 111_200.0    # of latitude, near enough for the inverse to converge


def easting_northing(latitude, longitude):
    """Return (easting, northing) in metres of a point given in degrees."""
    return projected(*airy(radians(latitude), radians(longitude)))


def latitude_longitude(easting, northing):
    """Return (latitude, longitude) in degrees of a grid point: the inverse of easting_northing, to a centimetre."""
    latitude, longitude = 52.0, -2.0
    for _ in range(12):
        east, north = easting_northing(latitude, longitude)
        latitude += (northing - north) / METRES_PER_DEGREE
        longitude += (easting - east) / (METRES_PER_DEGREE * cos(radians(latitude)))
    return latitude, longitude


def airy(phi, lam):
    """Return latitude and longitude on the Airy ellipsoid, in radians, of a point on WGS84."""
    a, b = WGS84
    e2 = 1 - b * b / (a * a)
    nu = a / sqrt(1 - e2 * sin(phi) ** 2)
    x, y, z = nu * cos(phi) * cos(lam), nu * cos(phi) * sin(lam), (1 - e2) * nu * sin(phi)
    (tx, ty, tz), (rx, ry, rz), s = SHIFT, TURN, 1 + SCALE
    x, y, z = tx + s * x - rz * y + ry * z, ty + rz * x + s * y - rx * z, tz - ry * x + rx * y + s * z
    a, b = AIRY
    e2, p = 1 - b * b / (a * a), sqrt(x * x + y * y)
    phi = atan2(z, p * (1 - e2))
    for _ in range(6):
        nu = a / sqrt(1 - e2 * sin(phi) ** 2)
        phi = atan2(z + e2 * nu * sin(phi), p)
    return phi, atan2(y, x)


def projected(phi, lam):
    """Return the transverse Mercator (easting, northing) of a point on the Airy ellipsoid, given in radians."""
    a, b = AIRY
    e2, n = 1 - b * b / (a * a), (a - b) / (a + b)
    nu = a * F0 / sqrt(1 - e2 * sin(phi) ** 2)
    rho = a * F0 * (1 - e2) * (1 - e2 * sin(phi) ** 2) ** -1.5
    eta2, t, c, d = nu / rho - 1, tan(phi), cos(phi), lam - ORIGIN[1]
    north = (meridian(phi, b, n) + FALSE[1]
             + nu / 2 * sin(phi) * c * d ** 2
             + nu / 24 * sin(phi) * c ** 3 * (5 - t ** 2 + 9 * eta2) * d ** 4
             + nu / 720 * sin(phi) * c ** 5 * (61 - 58 * t ** 2 + t ** 4) * d ** 6)
    east = (FALSE[0] + nu * c * d
            + nu / 6 * c ** 3 * (nu / rho - t ** 2) * d ** 3
            + nu / 120 * c ** 5 * (5 - 18 * t ** 2 + t ** 4 + 14 * eta2 - 58 * t ** 2 * eta2) * d ** 5)
    return east, north


def meridian(phi, b, n):
    """Return the developed arc of the meridian from the grid's origin, in metres."""
    minus, plus = phi - ORIGIN[0], phi + ORIGIN[0]
    return b * F0 * ((1 + n + 5 / 4 * n ** 2 + 5 / 4 * n ** 3) * minus
                     - (3 * n + 3 * n ** 2 + 21 / 8 * n ** 3) * sin(minus) * cos(plus)
                     + (15 / 8 * n ** 2 + 15 / 8 * n ** 3) * sin(2 * minus) * cos(2 * plus)
                     - 35 / 24 * n ** 3 * sin(3 * minus) * cos(3 * plus))
