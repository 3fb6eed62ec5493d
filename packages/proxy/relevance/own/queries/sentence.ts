import { judge } from '../judge.js';

/** A need in natural language. */
export const sentence = judge('sentence', {
  'read my gmail inbox and send replies': {
    'gmail-mcp': 3,
    'google-workspace-mcp': 3,
    'imap-smtp-mailbox': 2,
  },
  'run sql queries against my postgres database': {
    'postgres-mcp-server': 3,
    'dbhub-gateway': 3,
    'tech.neon/mcp': 2,
    'com.supabase/mcp': 1,
    'io.github.hjalmarsen/pg-inspect': 1,
  },
  'why is my kubernetes pod crashing': {
    'io.github.navarro/k8s-troubleshooter': 3,
    'kubectl-mcp-server': 2,
  },
  'what will the weather be like tomorrow': {
    'weather-mcp-server': 3,
    'openweathermap-mcp': 3,
    'com.accuweather/mcp': 3,
    'us-national-weather': 2,
    'io.github.bjorkman/yr-norway': 2,
  },
  'search the web without an api key': {
    'duckduckgo-search-server': 3,
    'searxng-mcp': 2,
    'brave-search-mcp': 1,
    'com.tavily/mcp': 1,
    exa: 1,
  },
  'take a screenshot of a website': {
    'page-screenshot-api': 3,
    'puppeteer-headless': 3,
    'playwright-mcp': 3,
    'chrome-devtools-mcp': 1,
  },
  'convert a pdf to markdown': { 'markitdown-mcp': 3, 'pdf-reader-mcp': 2, 'pandoc-converter': 1 },
  'find cheap flights to london': {
    'google-flights-scout': 3,
    'amadeus-flights': 3,
    'com.kiwi/flights': 3,
  },
  'post a message in a slack channel': {
    'com.slack/mcp': 3,
    'slack-mcp-server': 3,
    'io.github.ewhitmore/slack-notify': 3,
    SlackDigest: 1,
  },
  'control the lights in my house': {
    'philips-hue-lights': 3,
    'home-assistant-mcp': 3,
    'io.github.kdecker/tuya-local': 1,
  },
  'remember facts about the user between sessions': {
    'ai.mem0/memory': 3,
    'memory-graph': 3,
    'project-memory-bank': 1,
    'chat-history-recall': 2,
  },
  'search scientific papers and download them': {
    'paper-search-all': 3,
    'arxiv-mcp-server': 3,
    'pubmed-literature': 2,
    'semantic-scholar-graph': 2,
  },
  'scan a docker image for vulnerabilities': {
    'trivy-scanner': 3,
    'io.snyk/scan': 3,
    'osv-vulnerability-lookup': 1,
  },
  'create an invoice for a customer': {
    'quickbooks-online-mcp': 3,
    'com.xero/accounting': 3,
    'com.stripe/mcp': 3,
    'com.paypal/mcp': 3,
  },
  'transcribe an audio recording locally': { 'whisper-transcriber': 3, 'io.elevenlabs/voice': 1 },
  'get the transcript of a youtube video': { 'youtube-transcripts': 3 },
  'review my pull request on github': {
    'github-pr-reviewer': 3,
    'com.github/github-mcp-server': 2,
  },
  'find a free slot in my calendar': {
    'google-calendar-mcp': 3,
    'google-workspace-mcp': 2,
    'com.microsoft/outlook': 2,
    'cal-com-scheduler': 2,
    'caldav-agenda': 1,
  },
  'documentation for the latest version of a library': {
    'context-docs': 3,
    'npm-registry-lookup': 1,
    'pypi-query-mcp': 1,
  },
  'what can i cook with these ingredients': {
    'recipe-box': 3,
    'how-to-cook': 2,
    'mealie-kitchen': 1,
  },
  'how much does my aws bill cost': { 'aws-cost-explorer': 3, 'aws-core-mcp': 1 },
  'translate a document from german to english': {
    'com.deepl/translate': 3,
    'libretranslate-offline': 2,
  },
  'execute python code in a sandbox': { 'code-sandbox-runner': 3, 'jupyter-notebook-mcp': 2 },
  'schedule posts on instagram and tiktok': { 'social-post-scheduler': 3 },
});
