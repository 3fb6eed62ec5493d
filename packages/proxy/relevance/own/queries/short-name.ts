import { judge } from '../judge.js';

/** The distinctive part of a name, as people say it. */
export const shortName = judge('short-name', {
  playwright: { 'playwright-mcp': 3, 'puppeteer-headless': 1, 'selenium-grid-mcp': 1 },
  sentry: { 'io.sentry/mcp': 3 },
  notion: { 'com.notion/mcp': 3, 'notion-markdown-sync': 2 },
  obsidian: { 'mcp-obsidian': 3, 'obsidian-vault-direct': 3 },
  figma: { 'com.figma/mcp': 3, 'figma-context-bridge': 3 },
  gmail: { 'gmail-mcp': 3, 'google-workspace-mcp': 2 },
  slack: {
    'com.slack/mcp': 3,
    'slack-mcp-server': 3,
    SlackDigest: 2,
    'io.github.ewhitmore/slack-notify': 2,
  },
  github: {
    'com.github/github-mcp-server': 3,
    'io.github.pkumar/gh-cli-bridge': 2,
    'github-pr-reviewer': 2,
    'github-actions-runner': 2,
    'changelog-from-commits': 1,
  },
  linear: { 'app.linear/linear': 3 },
  stripe: { 'com.stripe/mcp': 3 },
  supabase: { 'com.supabase/mcp': 3 },
  'pg-inspect': { 'io.github.hjalmarsen/pg-inspect': 3 },
  terraform: { 'terraform-mcp-server': 3, 'pulumi-mcp': 1 },
  jira: { 'jira-server-mcp': 3, 'com.atlassian/confluence-jira': 3, 'jira-sprint-reporter': 2 },
  'kubectl mcp': {
    'kubectl-mcp-server': 3,
    'io.github.navarro/k8s-troubleshooter': 1,
    'helm-charts-mcp': 1,
  },
  anki: { 'anki-flashcards': 3 },
  exa: { exa: 3 },
  fetch: { 'fetch-server': 3, 'duckduckgo-search-server': 1 },
  time: { 'time-zone-mcp': 3, 'toggl-time-tracker': 1 },
  box: { 'com.box/mcp': 3 },
  line: { 'line-messaging-mcp': 3 },
  'home assistant': { 'home-assistant-mcp': 3 },
});
