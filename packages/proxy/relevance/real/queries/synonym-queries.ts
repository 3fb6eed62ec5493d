import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeNeed } from '../judge-need.js';
import { judgeTopic } from '../judge-topic.js';
import { needs } from './needs.js';
import { topics } from './topics.js';

/** Other words than most services use for the same thing. */
export const synonymQueries: readonly JudgedRealQuery[] = [
  { text: 'k8s cluster', relevant: judgeTopic(topics.kubernetes) },
  { text: 'postgresql db', relevant: judgeTopic(topics.postgres) },
  { text: 'mssql database', relevant: judgeTopic(topics.sqlServer) },
  { text: 'tts', relevant: needs.textToSpeech },
  { text: 'gcal', relevant: judgeTopic(topics.googleCalendar) },
  {
    text: 'slides',
    relevant: judgeTopic(/slides?\b|slide[- ]?deck|power ?point|\bpptx?\b|presentation/i),
  },
  {
    text: 'spreadsheets',
    relevant: judgeTopic(/spreadsheet|\bexcel\b|google[- ]?sheets?|\bxlsx?\b/i),
  },
  { text: 'hass', relevant: judgeTopic(topics.homeAssistant) },
  { text: 'tweets', relevant: judgeTopic(topics.twitter) },
  { text: 'picture generator', relevant: needs.imageGeneration },
  { text: 'internet search', relevant: needs.webSearch },
  { text: 'vector db', relevant: needs.vectorDatabase },
  { text: 'web crawler', relevant: needs.webScraping },
  {
    text: 'github repo management',
    relevant: judgeNeed(topics.github, { need: /repo(?:s|sitor)?\b|repositor/i }),
  },
  { text: 'equities quotes', relevant: needs.stockMarket },
  {
    text: 'js sandbox',
    relevant: judgeNeed(/sandbox|code[-_ ]?(?:exec|run|interpret)/i, {
      need: /\bjs\b|[-_]js\b|javascript|node(?:\.?js)?\b|typescript|deno\b/i,
      not: /payment|test environment|sandbox account/i,
    }),
  },
].map((query) => ({ ...query, class: 'synonym' }));
