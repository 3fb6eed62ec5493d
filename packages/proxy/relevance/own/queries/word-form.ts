import { judge } from '../judge.js';

/** A plural, a verb or a noun where the services have another form of the word. */
export const wordForm = judge('word-form', {
  translating: { 'com.deepl/translate': 3, 'libretranslate-offline': 3, 'i18n-locale-manager': 2 },
  'transcribing meetings': {
    'meeting-notes-bot': 3,
    'com.zoom/meetings': 2,
    'whisper-transcriber': 2,
    'io.elevenlabs/voice': 1,
  },
  'audio transcription': {
    'whisper-transcriber': 3,
    'io.elevenlabs/voice': 3,
    'meeting-notes-bot': 1,
    'markitdown-mcp': 1,
  },
  'web scraper': {
    'firecrawl-mcp': 3,
    'com.apify/actors': 3,
    'bright-data-unlocker': 3,
    'com.tavily/mcp': 1,
    'crawl-to-rag': 1,
  },
  crawling: { 'firecrawl-mcp': 3, 'crawl-to-rag': 3, 'com.tavily/mcp': 2, 'com.apify/actors': 1 },
  'payment refunds': { 'com.stripe/mcp': 3, 'com.paypal/mcp': 3 },
  'deploying websites': {
    'com.vercel/vercel-mcp': 3,
    'netlify-mcp': 3,
    'cloud-run-deploy': 1,
    'com.cloudflare/workers': 1,
  },
  'calendars and reminders': {
    'apple-calendar-reminders': 3,
    'google-calendar-mcp': 3,
    'caldav-agenda': 2,
    'com.microsoft/outlook': 2,
    'google-workspace-mcp': 1,
  },
  geocoder: {
    'google-maps-mcp': 3,
    'openstreetmap-tools': 3,
    'amap-china-mcp': 2,
    'com.mapbox/mcp-server': 1,
  },
  'merging pdfs': { 'pdf-toolbox': 3 },
  'image resizing': { 'imagemagick-convert': 3 },
  'converting currencies': { 'exchange-rates-ecb': 3 },
  'summarize channels': { SlackDigest: 3, 'com.slack/mcp': 1, 'slack-mcp-server': 1 },
  'database migration': { 'prisma-migrate-mcp': 3, 'tech.neon/mcp': 2, 'com.supabase/mcp': 2 },
  'cooking recipe': { 'how-to-cook': 3, 'recipe-box': 3, 'mealie-kitchen': 3 },
  'backtest strategy': { 'portfolio-backtester': 3 },
  'tracking shipments': { 'parcel-tracking': 3, 'com.paypal/mcp': 1, 'shippo-labels': 1 },
  'encrypted backup': { 'restic-backups': 3 },
  'monitoring uptime': { 'uptime-kuma-mcp': 3, 'site-uptime-checker': 3 },
  refactor: { 'ast-grep-mcp': 3, 'serena-symbols': 3 },
});
