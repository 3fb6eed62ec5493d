import type { JudgedRealQuery } from './judged-real-query.js';
import { compoundQueries } from './queries/compound-queries.js';
import { exactNameQueries } from './queries/exact-name-queries.js';
import { prefixQueries } from './queries/prefix-queries.js';
import { publisherQueries } from './queries/publisher-queries.js';
import { publisherTopicQueries } from './queries/publisher-topic-queries.js';
import { sentenceQueries } from './queries/sentence-queries.js';
import { shortNameQueries } from './queries/short-name-queries.js';
import { synonymQueries } from './queries/synonym-queries.js';
import { toolIntentQueries } from './queries/tool-intent-queries.js';
import { typoQueries } from './queries/typo-queries.js';
import { urlQueries } from './queries/url-queries.js';
import { wordFormQueries } from './queries/word-form-queries.js';
import { wordsQueries } from './queries/words-queries.js';

/** All judged queries over the real corpus. They were judged by its texts, before any ranking was seen. */
export const realQueries: readonly JudgedRealQuery[] = [
  ...exactNameQueries,
  ...shortNameQueries,
  ...prefixQueries,
  ...wordsQueries,
  ...sentenceQueries,
  ...synonymQueries,
  ...typoQueries,
  ...compoundQueries,
  ...publisherQueries,
  ...publisherTopicQueries,
  ...urlQueries,
  ...wordFormQueries,
  ...toolIntentQueries,
];
