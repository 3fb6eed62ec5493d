import type { TextStyle } from '../theme/text-style.js';
import type { ResultRole } from './result-row.js';

/** How the parts of a result look; what is absent looks like any other text. */
export type ResultStyles = Readonly<Partial<Record<ResultRole, TextStyle>>>;
