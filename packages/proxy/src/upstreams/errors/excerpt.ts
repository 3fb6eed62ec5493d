const defaultLimit = 200;

/**
 * A short, one-line piece of text that a service sent, fit to be shown: tags, control and direction characters are
 * taken out and blanks are folded. Still untrusted words.
 */
export function excerpt(text: string, { limit = defaultLimit }: { limit?: number } = {}): string {
  const clean = text
    // Enough for the result; keeps the expressions below from running over megabytes.
    .slice(0, limit * 20)
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...clean];
  return characters.length <= limit ? clean : `${characters.slice(0, limit - 1).join('')}…`;
}
