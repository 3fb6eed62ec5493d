import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeTopic } from '../judge-topic.js';
import { needs } from './needs.js';
import { topics } from './topics.js';

/** Words written together that services write apart, and the other way round. */
export const compoundQueries: readonly JudgedRealQuery[] = [
  { text: 'youtubetranscript', relevant: needs.youtubeTranscript },
  { text: 'googlecalendar', relevant: judgeTopic(topics.googleCalendar) },
  { text: 'homeassistant', relevant: judgeTopic(topics.homeAssistant) },
  { text: 'file system', relevant: judgeTopic(topics.filesystem) },
  { text: 'sequentialthinking', relevant: judgeTopic(/sequential[-_ ]?thinking/i) },
  { text: 'bravesearch', relevant: judgeTopic(/brave/i) },
  { text: 'apple-notes', relevant: judgeTopic(/apple[-_ ]?notes/i) },
  { text: 'power point', relevant: judgeTopic(topics.powerpoint) },
  { text: 'whats app', relevant: judgeTopic(topics.whatsapp) },
  { text: 'web-search', relevant: needs.webSearch },
  { text: 'eleven labs', relevant: judgeTopic(topics.elevenlabs) },
  { text: 'blue sky', relevant: judgeTopic(topics.bluesky) },
  { text: 'hub spot', relevant: judgeTopic(topics.hubspot) },
  { text: 'word press', relevant: judgeTopic(topics.wordpress) },
  { text: 'click up', relevant: judgeTopic(/click ?up\b/i) },
  { text: 'mongo db', relevant: judgeTopic(topics.mongodb) },
].map((query) => ({ ...query, class: 'compound' }));
