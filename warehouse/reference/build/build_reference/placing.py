"""Which LSOA and ward each postcode of an authority lies in, and by which method that was decided."""

from collections import Counter, defaultdict

from build_reference.grid import easting_northing
from build_reference.nearest import Nearest

CLEAR_MAJORITY = 0.9    # share of an output area's postcodes that must lie nearest to one part of a split LSOA


class LsoaPlacing:
    """LSOA 2011 of each postcode: its own by the ONS lookup, else that of the nearest postcode that has one."""

    def __init__(self, places, areas, lsoas):
        """Take {postcode: Place} of the authority, {postcode: Areas} and the codes of the authority's LSOAs."""
        self.own = {p: areas[p].lsoa for p in places if p in areas and areas[p].lsoa in lsoas}
        self.nearest = Nearest((place.easting, place.northing, self.own[p]) for p, place in places.items()
                               if p in self.own and place.easting is not None)

    def of(self, postcode, place):
        """Return (LSOA 2011 code, 'own' or 'nearest'), both empty where neither is known."""
        if postcode in self.own:
            return self.own[postcode], "own"
        found = self.nearest.label(place.easting, place.northing) if place.easting is not None else None
        return (found, "nearest") if found else ("", "")


class WardPlacing:
    """Ward of each postcode: its own by Code-Point Open, else the best fit.

    Best fit is the ward of all the LSOA's live postcodes where they share one, else that of the nearest of them.
    """

    def __init__(self, authority, places, wards, lsoa_of):
        """Take {postcode: Place}, {postcode: (authority, ward)} and {postcode: LSOA 2011 code}."""
        self.own = {p: wards[p][1] for p in places if p in wards and wards[p][0] == authority}
        self.counts, points = defaultdict(Counter), defaultdict(list)
        for postcode, ward in self.own.items():
            lsoa, place = lsoa_of.get(postcode, ""), places[postcode]
            self.counts[lsoa][ward] += 1
            if place.easting is not None:
                points[lsoa].append((place.easting, place.northing, ward))
        self.nearest = {lsoa: Nearest(known) for lsoa, known in points.items()}

    def of(self, postcode, place, lsoa):
        """Return (ward code, 'own' or 'best_fit'), both empty where neither is known."""
        if postcode in self.own:
            return self.own[postcode], "own"
        found = self.of_lsoa(lsoa)
        if len(self.counts.get(lsoa, ())) > 1 and place.easting is not None:
            found = self.nearest[lsoa].label(place.easting, place.northing) or found
        return (found, "best_fit") if found else ("", "")

    def of_lsoa(self, lsoa):
        """Return the ward of most live postcodes of an LSOA 2011, empty if it has none."""
        counts = self.counts.get(lsoa)
        return min(counts, key=lambda ward: (-counts[ward], ward)) if counts else ""


class SplitPlacing:
    """LSOA 2021 of postcodes whose 2011 LSOA was unchanged or split.

    A split LSOA was divided along output areas. An output area is given to the part whose centre is nearest to at least
    CLEAR_MAJORITY of its postcodes; where no part reaches that, the LSOA 2021 stays empty.
    """

    def __init__(self, changes, centres, places, areas):
        """Take {LSOA 2011: [LSOA 2021, …]}, {LSOA 2021: (latitude, longitude)}, {postcode: Place}, {postcode: Areas}."""
        self.changes, self.areas = changes, areas
        points = {code: easting_northing(*at) for code, at in centres.items()}
        votes = defaultdict(Counter)
        for postcode, place in places.items():
            parts = changes.get(areas[postcode].lsoa, ()) if postcode in areas else ()
            if len(parts) > 1 and place.easting is not None and all(part in points for part in parts):
                votes[areas[postcode].output_area][min(parts, key=lambda part: squared(points[part], place))] += 1
        self.part_of = {}
        for output_area, counts in votes.items():
            part, most = counts.most_common(1)[0]
            if most >= CLEAR_MAJORITY * counts.total():
                self.part_of[output_area] = part

    def of(self, postcode, lsoa):
        """Return (LSOA 2021 code, 'unchanged' or 'output_area'), both empty where it cannot be told."""
        parts = self.changes.get(lsoa, ())
        if len(parts) == 1:
            return parts[0], "unchanged"
        areas = self.areas.get(postcode)
        part = self.part_of.get(areas.output_area) if areas and areas.lsoa == lsoa else None
        return (part, "output_area") if part else ("", "")


def squared(point, place):
    """Return the squared distance in metres between a grid point and a Place."""
    return (point[0] - place.easting) ** 2 + (point[1] - place.northing) ** 2
