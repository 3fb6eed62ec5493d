import { judge } from '../judge.js';

/** The whole name or title of one service, as it is written. */
export const exactName = judge('exact-name', {
  'postgres-mcp-server': {
    'postgres-mcp-server': 3,
    'dbhub-gateway': 1,
    'io.github.hjalmarsen/pg-inspect': 1,
    'tech.neon/mcp': 1,
    'com.supabase/mcp': 1,
  },
  'mysql-mcp-server': {
    'mysql-mcp-server': 3,
    'io.github.dkoval/mariadb-readonly': 1,
    'dbhub-gateway': 1,
  },
  'com.github/github-mcp-server': {
    'com.github/github-mcp-server': 3,
    'github-pr-reviewer': 1,
    'io.github.pkumar/gh-cli-bridge': 1,
    'github-actions-runner': 1,
  },
  'io.github.navarro/k8s-troubleshooter': {
    'io.github.navarro/k8s-troubleshooter': 3,
    'kubectl-mcp-server': 1,
  },
  'slack-mcp-server': {
    'slack-mcp-server': 3,
    'com.slack/mcp': 2,
    SlackDigest: 1,
    'io.github.ewhitmore/slack-notify': 1,
  },
  SlackDigest: { SlackDigest: 3, 'com.slack/mcp': 1, 'slack-mcp-server': 1 },
  DesktopCommander: { 'desktop-commander': 3 },
  'Hotel Finder MCP Server': { 'hotel-finder': 3, 'airbnb-listings': 1 },
  'WooCommerce Manager MCP': { 'woocommerce-manager': 3 },
  'Google Workspace MCP Server': {
    'google-workspace-mcp': 3,
    'gmail-mcp': 1,
    'google-calendar-mcp': 1,
    'google-drive-mcp': 1,
    'google-sheets-mcp': 1,
    'google-docs-editor': 1,
  },
  'BigQuery MCP Server': { 'bigquery-mcp': 3 },
  'brave-search-mcp': { 'brave-search-mcp': 3 },
  'com.cloudflare/workers': { 'com.cloudflare/workers': 3, 'com.cloudflare/dns-analytics': 1 },
  'chrome-devtools-mcp': {
    'chrome-devtools-mcp': 3,
    'puppeteer-headless': 1,
    'chrome-extension-bridge': 1,
  },
  'Knowledge Graph Memory': { 'memory-graph': 3, 'ai.mem0/memory': 1 },
  'sequential-thinking': { 'sequential-thinking': 3 },
  'jira-server-mcp': {
    'jira-server-mcp': 3,
    'com.atlassian/confluence-jira': 2,
    'jira-sprint-reporter': 1,
  },
  'AWS Cost Explorer': { 'aws-cost-explorer': 3 },
  'National Weather Service': {
    'us-national-weather': 3,
    'weather-mcp-server': 1,
    'openweathermap-mcp': 1,
    'com.accuweather/mcp': 1,
    'io.github.bjorkman/yr-norway': 1,
  },
  'Hugging Face Hub': { 'co.huggingface/hub': 3 },
});
