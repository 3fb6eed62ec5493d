import { hasUnseen } from './has-unseen.js';

/** A value as JSON on one line, in which everything that could not be seen is escaped. */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!hasUnseen(text)) return text;
  return text.replace(/[^\u0020-\u007e]/g, (character) =>
    hasUnseen(character)
      ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
      : character,
  );
}
