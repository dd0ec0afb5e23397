package uk.spahc.feed;

import java.util.Optional;

/** How the sample's bytes are read, or those of the feed that the new one is like. */
record SampleShape(String encodings, String delimiter) {
    static SampleShape of(FeedDraft.Options options) {
        Optional<SampleShape> sample = options.from().map(SampleFile::read).map(file -> new SampleShape(
                file.encoding().equals("UTF-8") ? "UTF-8" : "UTF-8, " + file.encoding(), file.delimiter() == '\t' ? "\\t" : String.valueOf(file.delimiter())));
        return sample.or(() -> options.like().map(like -> new SampleShape(String.join(", ", like.format().encodings()), String.valueOf(like.format().delimiter()))))
                .orElse(new SampleShape("UTF-8, windows-1252", ","));
    }
}
