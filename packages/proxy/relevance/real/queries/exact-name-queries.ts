import type { JudgedRealQuery } from '../judged-real-query.js';
import { judgeTopic } from '../judge-topic.js';

/** Whole names, as they are copied from somewhere: one service is meant, unless several are called so. */
export const exactNameQueries: readonly JudgedRealQuery[] = [
  ['com.notion/mcp', { url: 'mcp.notion.com' }] as const,
  ['com.gitlab/mcp', { repository: 'gitlab.com/gitlab-org/gitlab' }] as const,
  ['com.stripe/mcp', { url: 'mcp.stripe.com' }] as const,
  ['ai.exa/exa', { repository: 'github.com/exa-labs/exa-mcp-server' }] as const,
  ['ai.waystation/gmail', { url: 'waystation.ai/gmail' }] as const,
  ['grafana/mcp-grafana', { repository: 'github.com/grafana/mcp-grafana' }] as const,
  ['suekou/mcp-notion-server', { repository: 'github.com/suekou/mcp-notion-server' }] as const,
  [
    'korotovsky/slack-mcp-server',
    { repository: 'github.com/korotovsky/slack-mcp-server' },
  ] as const,
  [
    'mcp-server-motherduck',
    { repository: 'github.com/motherduckdb/mcp-server-motherduck' },
  ] as const,
  ['NPM Sentinel', { repository: 'github.com/nekzus/npm-sentinel-mcp' }] as const,
  ['Map Traveler MCP', { repository: 'github.com/mfukushim/map-traveler-mcp' }] as const,
  [
    'Better Qdrant MCP Server',
    { repository: 'github.com/wrediam/better-qdrant-mcp-server' },
  ] as const,
  ['Argo CD MCP Server', { repository: 'github.com/akuity/argocd-mcp' }] as const,
  ['Inspektor Gadget', { repository: 'github.com/inspektor-gadget/ig-mcp-server' }] as const,
  ['Materials Project', { name: /^materials project/i }] as const,
  ['AWS Documentation', { name: /aws[- ]documentation/i }] as const,
  ['GitKraken', { repository: 'github.com/gitkraken/gk-cli' }] as const,
]
  .map(([text, wanted]): JudgedRealQuery => ({
    text,
    class: 'exact-name',
    relevant: [{ grade: 3, ...wanted }],
  }))
  .concat([
    { text: 'Zotero MCP', class: 'exact-name', relevant: judgeTopic(/zotero/i) },
    {
      text: 'Sequential Thinking',
      class: 'exact-name',
      relevant: judgeTopic(/sequential[-_ ]?thinking/i),
    },
  ]);
