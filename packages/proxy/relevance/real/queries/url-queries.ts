import type { JudgedRealQuery } from '../judged-real-query.js';

/** An address, as it was copied from a browser or a configuration: what lies there is wanted. */
export const urlQueries: readonly JudgedRealQuery[] = [
  { text: 'https://mcp.notion.com/mcp', wanted: { url: 'mcp.notion.com' } },
  { text: 'mcp.stripe.com', wanted: { url: 'mcp.stripe.com' } },
  { text: 'https://mcp.exa.ai/mcp', wanted: { url: 'mcp.exa.ai' } },
  { text: 'https://waystation.ai/airtable/mcp', wanted: { url: 'waystation.ai/airtable' } },
  { text: 'https://mcp.airtable.com', wanted: { url: 'mcp.airtable.com' } },
  { text: 'mcp.sentry.dev', wanted: { url: 'mcp.sentry.dev' } },
  { text: 'https://api.githubcopilot.com/mcp/', wanted: { url: 'api.githubcopilot.com' } },
  { text: 'https://mcp.prisma.io/sse', wanted: { url: 'mcp.prisma.io' } },
  {
    text: 'https://github.com/grafana/mcp-grafana',
    wanted: { repository: 'github.com/grafana/mcp-grafana' },
  },
  {
    text: 'github.com/korotovsky/slack-mcp-server',
    wanted: { repository: 'github.com/korotovsky/slack-mcp-server' },
  },
  {
    text: 'https://github.com/upstash/context7.git',
    wanted: { repository: 'github.com/upstash/context7' },
  },
].map(({ text, wanted }): JudgedRealQuery => ({
  text,
  class: 'url',
  relevant: [{ grade: 3, ...wanted }],
}));
