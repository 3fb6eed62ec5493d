import type { JudgedRealQuery } from '../judged-real-query.js';

/** What one publisher has made for something: that is wanted, what else they have made is near it. */
export const publisherTopicQueries: readonly JudgedRealQuery[] = [
  { text: 'cdata bigquery', owner: 'cdatasoftware', topic: /bigquery/i },
  { text: 'kukapay uniswap', owner: 'kukapay', topic: /uniswap/i },
  { text: 'domdomegg airtable', owner: 'domdomegg', topic: /airtable/i },
  { text: 'spences10 duckduckgo', owner: 'spences10', topic: /duck ?duck ?go/i },
  { text: 'cloudflare radar', owner: 'cloudflare', topic: /radar/i },
].map(({ text, owner, topic }) => ({
  text,
  class: 'publisher',
  relevant: [
    { grade: 3, repository: `github.com/${owner}`, text: [topic] },
    { grade: 1, repository: `github.com/${owner}` },
  ],
}));
