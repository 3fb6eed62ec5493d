import type { OwnService } from './own-service.js';
import { aiAndMemory } from './services/ai-and-memory.js';
import { browsers } from './services/browsers.js';
import { chat } from './services/chat.js';
import { ciAndIssues } from './services/ci-and-issues.js';
import { cloud } from './services/cloud.js';
import { commerce } from './services/commerce.js';
import { crmAndMarketing } from './services/crm-and-marketing.js';
import { databases } from './services/databases.js';
import { designAndMedia } from './services/design-and-media.js';
import { documents } from './services/documents.js';
import { files } from './services/files.js';
import { finance } from './services/finance.js';
import { gitAndCode } from './services/git-and-code.js';
import { homeAndHealth } from './services/home-and-health.js';
import { lawPeopleLanguageGames } from './services/law-people-language-games.js';
import { mailAndCalendar } from './services/mail-and-calendar.js';
import { mapsAndWeather } from './services/maps-and-weather.js';
import { notes } from './services/notes.js';
import { observability } from './services/observability.js';
import { science } from './services/science.js';
import { security } from './services/security.js';
import { travelAndFood } from './services/travel-and-food.js';
import { webSearch } from './services/web-search.js';

/** All hand-written services: the only ones that judged queries grade. */
export const ownServices: readonly OwnService[] = [
  ...databases,
  ...cloud,
  ...gitAndCode,
  ...chat,
  ...mailAndCalendar,
  ...webSearch,
  ...browsers,
  ...files,
  ...notes,
  ...mapsAndWeather,
  ...finance,
  ...commerce,
  ...designAndMedia,
  ...observability,
  ...ciAndIssues,
  ...aiAndMemory,
  ...homeAndHealth,
  ...travelAndFood,
  ...science,
  ...security,
  ...documents,
  ...crmAndMarketing,
  ...lawPeopleLanguageGames,
];
