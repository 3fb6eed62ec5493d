import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeNeed } from '../judge-need.js';
import { judgeTopic } from '../judge-topic.js';
import { topics } from './topics.js';

/** What is on the screen while somebody still types. */
export const prefixQueries: readonly JudgedRealQuery[] = [
  { text: 'postg', relevant: judgeTopic(topics.postgres) },
  { text: 'kuber', relevant: judgeTopic(topics.kubernetes) },
  { text: 'elasticse', relevant: judgeTopic(topics.elasticsearch) },
  { text: 'grafa', relevant: judgeTopic(topics.grafana) },
  { text: 'spoti', relevant: judgeTopic(topics.spotify) },
  { text: 'airta', relevant: judgeTopic(topics.airtable) },
  { text: 'zote', relevant: judgeTopic(topics.zotero) },
  { text: 'terraf', relevant: judgeTopic(topics.terraform) },
  { text: 'obsid', relevant: judgeTopic(topics.obsidian) },
  { text: 'playwri', relevant: judgeTopic(topics.playwright) },
  { text: 'whatsa', relevant: judgeTopic(topics.whatsapp) },
  { text: 'supab', relevant: judgeTopic(topics.supabase) },
  {
    text: 'youtube trans',
    relevant: judgeNeed(topics.youtube, { need: /transcri|subtitle|caption/i }),
  },
  { text: 'google cal', relevant: judgeTopic(topics.googleCalendar) },
  { text: 'weather fore', relevant: judgeNeed(topics.weather, { need: /forecast/i }) },
].map((query) => ({ ...query, class: 'prefix' }));
