import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeNeed } from '../judge-need.js';
import { judgeTopic } from '../judge-topic.js';
import { needs } from './needs.js';

/** The same words in another form than most services use. */
export const wordFormQueries: readonly JudgedRealQuery[] = [
  { text: 'scraping websites', relevant: needs.webScraping },
  { text: 'translations', relevant: needs.translation },
  { text: 'generating images', relevant: needs.imageGeneration },
  { text: 'taking screenshots', relevant: needs.screenshots },
  { text: 'reviewing code', relevant: needs.codeReview },
  { text: 'drawing diagram', relevant: needs.diagrams },
  { text: 'automated browsers', relevant: needs.browserAutomation },
  { text: 'extracting text from a pdf', relevant: needs.pdfText },
  { text: 'calendars', relevant: needs.calendarEvents },
  {
    text: 'summarizing videos',
    relevant: judgeNeed(/video|you ?tube/i, {
      need: /summar\w* .{0,60}(?:video|you ?tube)|(?:video|you ?tube)\w* .{0,60}summar/i,
    }),
  },
  {
    text: 'scheduling meetings',
    relevant: judgeNeed(/calendar|meeting|schedul/i, {
      need: /schedul\w* .{0,60}(?:meeting|event|appointment)|(?:meeting|event|appointment)s? .{0,40}schedul|meetings?\b/i,
      not: /cron|task schedul|social (?:media|posts)/i,
    }),
  },
  {
    text: 'deploying kubernetes applications',
    relevant: judgeNeed(/kubernetes|\bk8s|\bkube|helm\b|argo ?cd/i, { need: /deploy|gitops/i }),
  },
  { text: 'podcasts', relevant: judgeTopic(/podcast/i) },
].map((query) => ({ ...query, class: 'word-form' }));
