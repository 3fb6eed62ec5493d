import { pointerOf } from './pointer-of.js';

export interface FoundText {
  readonly text: string;
  /** JSON pointer, relative to the value. */
  readonly place: string;
}

const mostTexts = 50_000;

/** Every text within a value, the names of members among them. */
export function allTexts(value: unknown): FoundText[] {
  const found: FoundText[] = [];
  const walk = (part: unknown, place: string, depth: number): void => {
    if (found.length >= mostTexts || depth > 64) return;
    if (typeof part === 'string') found.push({ text: part, place });
    else if (typeof part === 'object' && part !== null) {
      for (const [name, member] of Object.entries(part)) {
        const at = place + pointerOf(name);
        if (!Array.isArray(part)) found.push({ text: name, place: at });
        walk(member, at, depth + 1);
      }
    }
  };
  walk(value, '', 0);
  return found;
}
