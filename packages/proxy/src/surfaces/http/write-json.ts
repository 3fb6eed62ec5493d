/** Characters of a text that are written at once. */
const pieceLength = 64 * 1024;

/**
 * A value as JSON, in pieces: what `JSON.stringify` gives, without ever holding all of it. For values that
 * came from JSON: there is nothing in them that JSON does not have, but members that are undefined.
 */
export function* writeJson(value: unknown): Generator<string, void, undefined> {
  let pending = '';
  for (const piece of pieces(value)) {
    pending += piece;
    if (pending.length < pieceLength) continue;
    yield pending;
    pending = '';
  }
  if (pending !== '') yield pending;
}

function* pieces(value: unknown): Generator<string, void, undefined> {
  if (typeof value === 'string') yield* textPieces(value);
  else if (Array.isArray(value)) {
    let mark = '[';
    for (const item of value as unknown[]) {
      yield mark;
      yield* pieces(item ?? null);
      mark = ',';
    }
    yield mark === '[' ? '[]' : ']';
  } else if (typeof value === 'object' && value !== null) {
    let mark = '{';
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${mark}${JSON.stringify(name)}:`;
      yield* pieces(member);
      mark = ',';
    }
    yield mark === '{' ? '{}' : '}';
  } else yield JSON.stringify(value);
}

/** A pair of surrogates that falls apart is written as two escapes, which are the same text. */
function* textPieces(text: string): Generator<string, void, undefined> {
  if (text.length <= pieceLength) {
    yield JSON.stringify(text);
    return;
  }
  yield '"';
  for (let start = 0; start < text.length; start += pieceLength) {
    yield JSON.stringify(text.slice(start, start + pieceLength)).slice(1, -1);
  }
  yield '"';
}
