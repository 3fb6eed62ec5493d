/**
 * C0 without \t and \n, DEL, C1, the line separators of Unicode, the marks and controls that turn the writing
 * around, the byte order mark, halves of surrogate pairs and the invisible tag characters.
 */
export const unsafeCharacters =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\u{e0000}-\u{e007f}]/gu;
