import type { ResultStyles } from '../../results/result-styles.js';
import type { Theme } from '../../theme/theme.js';

/** How the parts of a result look in a theme. */
export function resultStyles(theme: Theme): ResultStyles {
  return {
    key: theme.jsonKey,
    string: theme.jsonString,
    number: theme.jsonNumber,
    boolean: theme.jsonBoolean,
    nil: theme.jsonNull,
    punctuation: theme.jsonPunctuation,
    accent: theme.accent,
    muted: theme.muted,
    match: theme.match,
  };
}
