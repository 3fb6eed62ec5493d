import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeNeed } from '../judge-need.js';
import { judgeTopic } from '../judge-topic.js';
import { needs } from './needs.js';
import { topics } from './topics.js';

/** A few words for what is needed. */
export const wordsQueries: readonly JudgedRealQuery[] = [
  { text: 'weather forecast', relevant: needs.weatherForecast },
  { text: 'google calendar', relevant: judgeTopic(topics.googleCalendar) },
  { text: 'pdf text extraction', relevant: needs.pdfText },
  { text: 'youtube transcript', relevant: needs.youtubeTranscript },
  { text: 'image generation', relevant: needs.imageGeneration },
  { text: 'crypto prices', relevant: needs.cryptoPrices },
  { text: 'stock market data', relevant: needs.stockMarket },
  { text: 'vector database', relevant: needs.vectorDatabase },
  { text: 'code review', relevant: needs.codeReview },
  { text: 'text to speech', relevant: needs.textToSpeech },
  { text: 'browser automation', relevant: needs.browserAutomation },
  { text: 'flight search', relevant: needs.flights },
  { text: 'cooking recipes', relevant: needs.recipes },
  { text: 'academic papers', relevant: needs.academicPapers },
  { text: 'home assistant', relevant: judgeTopic(topics.homeAssistant) },
  { text: 'smart home control', relevant: needs.smartHome },
  { text: 'web search', relevant: needs.webSearch },
  { text: 'website screenshot', relevant: needs.screenshots },
  {
    text: 'obsidian vault notes',
    relevant: judgeNeed(topics.obsidian, { need: /vault|notes?\b/i }),
  },
  {
    text: 'postgres read only queries',
    relevant: judgeNeed(topics.postgres, { need: /read[- ]?only/i }),
  },
  {
    text: 'github pull requests',
    relevant: judgeNeed(topics.github, { need: /pull requests?|\bprs?\b/i }),
  },
  {
    text: 'slack messages',
    relevant: judgeNeed(topics.slack, { need: /messag|post|channel|conversation/i }),
  },
  {
    text: 'docker containers',
    relevant: judgeNeed(/docker/i, {
      need: /(?:manag|control|list|inspect|interact|operat)\w* .{0,60}containers?\b|container (?:manag|orchestr)|docker (?:engine|manag|operations)/i,
    }),
  },
].map((query) => ({ ...query, class: 'words' }));
