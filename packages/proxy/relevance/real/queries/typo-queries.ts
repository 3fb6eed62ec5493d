import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeTopic } from '../judge-topic.js';
import { needs } from './needs.js';
import { topics } from './topics.js';

/** Typed in a hurry. */
export const typoQueries: readonly JudgedRealQuery[] = [
  { text: 'wether forecast', relevant: needs.weatherForecast },
  { text: 'postgress', relevant: judgeTopic(topics.postgres) },
  { text: 'slak', relevant: judgeTopic(topics.slack) },
  { text: 'kuberntes', relevant: judgeTopic(topics.kubernetes) },
  { text: 'elastcsearch', relevant: judgeTopic(topics.elasticsearch) },
  { text: 'spotfy', relevant: judgeTopic(topics.spotify) },
  { text: 'githbu', relevant: judgeTopic(topics.github) },
  { text: 'obsidan', relevant: judgeTopic(topics.obsidian) },
  { text: 'telegarm', relevant: judgeTopic(topics.telegram) },
  { text: 'airtabel', relevant: judgeTopic(topics.airtable) },
  { text: 'figam', relevant: judgeTopic(topics.figma) },
  { text: 'google calender', relevant: judgeTopic(topics.googleCalendar) },
  { text: 'yuotube transcript', relevant: needs.youtubeTranscript },
  { text: 'terrafrom', relevant: judgeTopic(topics.terraform) },
  { text: 'mongdb', relevant: judgeTopic(topics.mongodb) },
  { text: 'gmial', relevant: judgeTopic(topics.gmail) },
  { text: 'brwoser automation', relevant: needs.browserAutomation },
  { text: 'playwrite', relevant: judgeTopic(topics.playwright) },
].map((query) => ({ ...query, class: 'typo' }));
