import type { JudgedRealQuery } from '../judged-real-query.js';

/** Who made it, with or without what it is for. */
export const publisherQueries: readonly JudgedRealQuery[] = [
  ...['kukapay', 'cdatasoftware', 'awslabs', 'r-huijts', 'zueai', 'domdomegg', 'recallnet'].map(
    (owner) => ({ text: owner, owner }),
  ),
  { text: 'waystation', owner: 'waystation-ai' },
  { text: 'openlink software', owner: 'openlinksoftware' },
].map(({ text, owner }): JudgedRealQuery => ({
  text,
  class: 'publisher',
  relevant: [{ grade: 3, repository: `github.com/${owner}` }],
}));
