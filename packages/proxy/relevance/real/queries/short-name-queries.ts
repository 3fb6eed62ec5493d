import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeTopic } from '../judge-topic.js';
import { topics } from './topics.js';

/** The name of a product, and nothing more: whatever works with it is wanted. */
export const shortNameQueries: readonly JudgedRealQuery[] = [
  { text: 'notion', topic: topics.notion },
  { text: 'stripe', topic: topics.stripe },
  { text: 'slack', topic: topics.slack },
  { text: 'figma', topic: topics.figma },
  { text: 'jira', topic: topics.jira },
  { text: 'airtable', topic: topics.airtable },
  { text: 'obsidian', topic: topics.obsidian },
  { text: 'grafana', topic: topics.grafana },
  { text: 'telegram', topic: topics.telegram },
  { text: 'blender', topic: topics.blender },
  { text: 'sentry', topic: topics.sentry },
  { text: 'gitlab', topic: topics.gitlab },
  { text: 'qdrant', topic: topics.qdrant },
  { text: 'trello', topic: topics.trello },
  { text: 'salesforce', topic: topics.salesforce },
  { text: 'github', topic: topics.github },
  { text: 'mongodb', topic: topics.mongodb },
].map(({ text, topic }) => ({ text, class: 'short-name', relevant: judgeTopic(topic) }));
