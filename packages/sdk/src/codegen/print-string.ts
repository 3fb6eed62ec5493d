/**
 * Writes a string literal. What could end the literal or the line, or is seen as something else than what it is
 * (control characters, marks that turn the direction of text), is written as an escape.
 */
export function printString(value: string): string {
  const inner = value.replaceAll(/['\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    if (character === "'" || character === '\\') return `\\${character}`;
    const units = Array.from({ length: character.length }, (_, index) =>
      character.charCodeAt(index),
    );
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
  return `'${inner}'`;
}
