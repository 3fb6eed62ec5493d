import type { JudgedQuery } from './judged-query.js';
import { compound } from './queries/compound.js';
import { exactName } from './queries/exact-name.js';
import { idOrUrl } from './queries/id-or-url.js';
import { prefix } from './queries/prefix.js';
import { publisher } from './queries/publisher.js';
import { sentence } from './queries/sentence.js';
import { shortName } from './queries/short-name.js';
import { synonym } from './queries/synonym.js';
import { tag } from './queries/tag.js';
import { toolIntent } from './queries/tool-intent.js';
import { typo } from './queries/typo.js';
import { wordForm } from './queries/word-form.js';
import { words } from './queries/words.js';

/** All judged queries of our own corpus. */
export const judgedQueries: readonly JudgedQuery[] = [
  ...exactName,
  ...shortName,
  ...prefix,
  ...words,
  ...sentence,
  ...synonym,
  ...typo,
  ...compound,
  ...publisher,
  ...tag,
  ...idOrUrl,
  ...wordForm,
  ...toolIntent,
];
