import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeNeed } from '../judge-need.js';
import { judgeTopic } from '../judge-topic.js';
import { needs } from './needs.js';
import { topics } from './topics.js';

/** What somebody, or the model that they talk to, says when asked what the service should do. */
export const sentenceQueries: readonly JudgedRealQuery[] = [
  { text: 'I want to read and send emails from my gmail account', relevant: needs.emails },
  { text: 'find cheap flights for my trip', relevant: needs.flights },
  { text: 'let the model search the web', relevant: needs.webSearch },
  {
    text: 'query my sql server database with natural language',
    relevant: judgeNeed(topics.sqlServer, { need: /natural language|quer(?:y|ies)/i }),
  },
  { text: 'create diagrams from a text description', relevant: needs.diagrams },
  { text: 'control the lights in my smart home', relevant: needs.smartHome },
  { text: 'remember things between conversations', relevant: needs.longTermMemory },
  { text: 'download the subtitles of a youtube video', relevant: needs.youtubeTranscript },
  { text: 'run python code safely in a sandbox', relevant: needs.codeSandbox },
  { text: 'manage my kubernetes cluster', relevant: judgeTopic(topics.kubernetes) },
  { text: 'get the latest news headlines', relevant: needs.news },
  { text: 'convert documents to markdown', relevant: needs.documentsToMarkdown },
  { text: 'how can I keep track of my expenses and budget', relevant: needs.expenses },
  { text: 'search for scientific papers on arxiv', relevant: needs.academicPapers },
  {
    text: 'post a tweet to my twitter account',
    relevant: judgeNeed(topics.twitter, { need: /post|tweet|publish/i }),
  },
  { text: 'what time is it in another timezone', relevant: needs.timeZones },
  { text: 'play a song on spotify', relevant: judgeTopic(topics.spotify) },
  { text: 'turn a figma design into react code', relevant: judgeTopic(topics.figma) },
].map((query) => ({ ...query, class: 'sentence' }));
