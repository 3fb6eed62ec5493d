import { judge } from '../judge.js';

/** An identifier, an address or a piece of one, pasted. */
export const idOrUrl = judge('id-or-url', {
  'https://github.com/hollis-data/postgres-mcp-server': { 'postgres-mcp-server': 3 },
  'github.com/voska/home-assistant-mcp': { 'home-assistant-mcp': 3 },
  'https://mcp.notion.example/mcp': { 'com.notion/mcp': 3 },
  'mcp.stripe.example': { 'com.stripe/mcp': 3 },
  'io.github.tolgaay/duckdb-mcp': { 'io.github.tolgaay/duckdb-mcp': 3 },
  'com.zapier/mcp': { 'com.zapier/mcp': 3 },
  'ai.mem0/memory': { 'ai.mem0/memory': 3 },
  'app.linear/linear': { 'app.linear/linear': 3 },
  'https://api.minutely.example/mcp': { 'meeting-notes-bot': 3 },
  'https://bindings.mcp.cloudflare.example/sse': {
    'com.cloudflare/workers': 3,
    'com.cloudflare/dns-analytics': 1,
  },
  'kartograf/openstreetmap-tools': { 'openstreetmap-tools': 3 },
  'com.accuweather': { 'com.accuweather/mcp': 3 },
  '12306-rail-tickets': { '12306-rail-tickets': 3 },
  'io.github.ofjeld': { 'io.github.ofjeld/gdrive-lite': 3 },
});
