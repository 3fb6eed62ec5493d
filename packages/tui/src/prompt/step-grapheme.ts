/** Units of the last, or the first, thing that a reader takes for one character; 0 in an empty text. */
export function stepGrapheme(text: string, side: 'left' | 'right'): number {
  const segments = new Intl.Segmenter();
  // Far from the side nothing matters, and a pasted text may be long.
  if (side === 'right') {
    const [first] = segments.segment(text.slice(0, longest));
    return first?.segment.length ?? 0;
  }
  return Array.from(segments.segment(text.slice(-longest))).at(-1)?.segment.length ?? 0;
}

const longest = 256;
