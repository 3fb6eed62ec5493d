import type { Random } from './create-random.js';
import { syllables } from './vocabulary/syllables.js';

/** An invented proper name like `Velataport`. */
export function composeWord(random: Random): string {
  return (
    random.pick(syllables.starts) + random.pick(syllables.middles) + random.pick(syllables.ends)
  );
}
