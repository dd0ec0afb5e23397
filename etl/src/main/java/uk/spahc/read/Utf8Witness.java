package uk.spahc.read;

/**
 * Watches bytes go by and says whether all are strict UTF-8 (RFC 3629), and whether sequences are among them that hardly
 * anything but UTF-8 has. A file with both such sequences and other bytes mixes encodings.
 */
final class Utf8Witness {
    private long line = 1;
    private long firstOther;
    private long firstSequence;
    private int following;
    private int lowest;
    private int highest;

    void take(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (following == 0 && bytes[i] >= 0) {
                line += bytes[i] == '\n' ? 1 : 0;
            } else {
                sequence(bytes[i] & 0xff);
            }
        }
    }

    void end() {
        if (following > 0) {
            other();
        }
    }

    /** 1-based line of the first byte that is not UTF-8, or 0. */
    long firstOther() {
        return firstOther;
    }

    /** 1-based line of the first well-formed sequence of several bytes, or 0. */
    long firstSequence() {
        return firstSequence;
    }

    private void sequence(int value) {
        if (following == 0) {
            lead(value);
        } else if (value >= lowest && value <= highest) {
            lowest = 0x80;
            highest = 0xbf;
            following--;
            if (following == 0 && firstSequence == 0) {
                firstSequence = line;
            }
        } else {
            other();
            following = 0;
            if (value >= 0x80) {
                lead(value);
            } else if (value == '\n') {
                line++;
            }
        }
    }

    private void lead(int value) {
        following = value >= 0xc2 && value <= 0xdf ? 1 : value >= 0xe0 && value <= 0xef ? 2 : value >= 0xf0 && value <= 0xf4 ? 3 : 0;
        lowest = value == 0xe0 ? 0xa0 : value == 0xf0 ? 0x90 : 0x80;
        highest = value == 0xed ? 0x9f : value == 0xf4 ? 0x8f : 0xbf;
        if (following == 0) {
            other();
        }
    }

    private void other() {
        if (firstOther == 0) {
            firstOther = line;
        }
    }
}
