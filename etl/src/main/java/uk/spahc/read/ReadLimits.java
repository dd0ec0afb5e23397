package uk.spahc.read;

/**
 * What reading one delivery may cost at most.
 *
 * @param bytes of content, after a zip archive is expanded
 * @param ratio of content to compressed bytes, judged once a mebibyte has come out
 */
public record ReadLimits(long bytes, int ratio) {
    /** 2 GiB, and 200 to one: ten times what text reaches. */
    public static final ReadLimits STANDARD = new ReadLimits(2L << 30, 200);
}
