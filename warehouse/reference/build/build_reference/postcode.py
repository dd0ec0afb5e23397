"""The written form of a postcode and its sector."""

import re

PATTERN = re.compile(r"^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9])([A-Z]{2})$")


def normalised(text):
    """Return a postcode as 'BS1 1AA', whatever its spacing and case, or None if it has not that form."""
    match = PATTERN.match(text.replace(" ", "").upper())
    return f"{match[1]} {match[2]}{match[3]}" if match else None


def sector(postcode):
    """Return the sector of a normalised postcode: 'BS1 1AA' is in 'BS1 1'."""
    return postcode[:-2]


def area(postcode):
    """Return the letters that open a postcode or a sector: 'BS1 1AA' is in 'BS'."""
    return re.match("[A-Z]+", postcode)[0]
