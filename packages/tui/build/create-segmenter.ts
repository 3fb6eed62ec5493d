/**
 * Text of which each code unit is one character to a reader: letters, punctuation, arrows, lines and shapes, as
 * `measureWidth` knows them, and what begins and ends a colour or a link.
 */
const plain =
  /^[\u0007\u001b\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2713\u2717]*$/;

/** The part of `Intl.Segments` that is used. */
interface Segments extends Iterable<Intl.SegmentData> {
  containing(index: number): Intl.SegmentData | undefined;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * What Ink and its dependencies get for `new Intl.Segmenter()` in the bundle. The first one that is really made reads the
 * tables of all scripts, ten milliseconds of a start; a screen of plain text needs none.
 */
export function createSegmenter(): { segment(text: string): Segments } {
  return {
    segment(text) {
      if (plain.test(text)) {
        const segments = Array.from(text, (segment, index) => ({ segment, index, input: text }));
        return Object.assign(segments, { containing: (index: number) => segments[index] });
      }
      segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
      return segmenter.segment(text);
    },
  };
}
