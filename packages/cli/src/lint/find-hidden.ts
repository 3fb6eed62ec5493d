/** C0 without tab and line feeds, DEL, C1; zero-width and bidirectional characters; tags; fillers; private use. */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;

/** Scripts whose spelling needs joiners between letters. */
const joining =
  /[\p{sc=Arabic}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Malayalam}\p{sc=Kannada}\p{sc=Telugu}\p{sc=Sinhala}\p{sc=Khmer}]/u;

/** The characters of a text that cannot be seen, as `U+200B`, each kind once. Joiners within emoji and such scripts are none. */
export function findHidden(text: string): string[] {
  const found = new Set<string>();
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (character === '\u200d' || character === '\u200c') {
      const before = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? '';
      if (
        /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u.test(before) ||
        joining.test(before)
      )
        continue;
    }
    // The flags of England, Scotland and Wales are written with tags.
    if (
      (character.codePointAt(0) ?? 0) >= 0xe0000 &&
      /\u{1f3f4}[\u{e0000}-\u{e007f}]*$/u.test(text.slice(Math.max(0, index - 20), index))
    ) {
      continue;
    }
    found.add(`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  }
  return [...found].slice(0, 8);
}
