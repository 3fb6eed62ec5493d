import { judgeNeed } from '../judge-need.js';
import { judgeTopic } from '../judge-topic.js';
import { topics } from './topics.js';

/** What people want done, by name; several queries ask for the same in other words. */
export const needs = {
  academicPapers: judgeTopic(
    /arxiv|pubmed|semantic[- ]?scholar|google[- ]?scholar|openalex|(?:academic|research|scientific) (?:paper|literature|article)s?|paper[- ]?search|search[- ]?papers/i,
  ),
  browserAutomation: judgeTopic(
    /playwright|puppeteer|selenium|webdriver|browserbase|browser[- ]?(?:use|auto)|(?:web|browser)[- ]automation|automat\w* (?:of )?(?:web )?browser/i,
  ),
  calendarEvents: judgeTopic(topics.calendar),
  codeReview: judgeTopic(
    /code[- ]?review|(?:pr|pull[- ]request)[- ]?(?:code[- ])?(?:review|analy)|review\w* (?:of )?(?:the )?(?:code|pull request|pr)/i,
  ),
  codeSandbox: judgeNeed(
    /sandbox|code[-_ ]?(?:exec|run|interpret)|\brepl\b|execut\w* (?:arbitrary )?(?:python|code)/i,
    { need: /python/i, not: /payment|test environment|sandbox account/i },
  ),
  cryptoPrices: judgeNeed(/crypto(?!graph)|bitcoin|coingecko|coinmarketcap|\bcoins?\b|ethereum/i, {
    need: /price|market data|quote|ticker|coingecko|coinmarketcap/i,
  }),
  diagrams: judgeTopic(/diagram|mermaid|plantuml|flow ?chart|excalidraw|graphviz|draw\.?io/i),
  documentsToMarkdown: judgeNeed(
    /markitdown|markdownify|(?:to|2)[-_ ]?(?:md|markdown)\b|(?:into|to) (?:\w+ )?markdown/i,
    { need: /documents?\b|\bpdfs?\b|docx|\bword\b|office|\bfiles?\b|markitdown|markdownify/i },
  ),
  emails: judgeNeed(topics.gmail, { need: /e-?mail|messages|inbox|send/i }),
  expenses: judgeTopic(
    /expenses?\b|personal financ|budgeting|\bynab\b|(?:household|monthly|personal) budget|splitwise/i,
  ),
  flights: judgeTopic(/flights?\b|airline|amadeus|airfare/i, {
    not: /in[- ]flight request|pre-?flight|flight (?:sim|test|control)|drone|single-flight/i,
  }),
  imageGeneration: judgeTopic(
    /(?:image|picture|art)s?[- ]?(?:gen\b|generat|creation)|generat\w* (?:\w+[ ,]+(?:and )?){0,3}images?|text[- ]to[- ]image|dall-?e|stable[- ]?diffusion|\bflux\b.{0,30}(?:image|schnell|model|studio)|comfyui|midjourney/i,
  ),
  longTermMemory: judgeTopic(
    /(?:long[- ]term|persistent|semantic|graph|knowledge|agent|context)[- ]memor|memory[- ]?(?:bank|server|store|graph|layer|mcp|system)|mcp[-_](?:\w+[-_])?memory|\bmem0\b|remember/i,
  ),
  news: judgeTopic(/\bnews\b|news[- _]|headlines|hacker ?news/i),
  pdfText: judgeNeed(/\bpdfs?\b|pdf[-_ ]|[-_]pdf/i, {
    need: /extract|read(?:s|er|ing)?\b|pars(?:e|ing)|text from/i,
  }),
  recipes: judgeTopic(/\brecipes?\b|\bcook(?:ing)?\b|cookwith|\bmeals?\b/i, {
    not: /justfile|workato|integration recipes|SaaS|Gemini cookbook|code recipes/i,
  }),
  screenshots: judgeTopic(/screen ?shot|url2snap|screen[- ]captur/i),
  smartHome: judgeTopic(
    /home[- ]?assistant|\bhass\b|smart[- ]?home|philips hue|\bhue[- ]mcp|openhue|homekit|tuya|smart ?things|\blights?\b|home automation/i,
    { not: /light(?:ning|weight)|lights? (?:and|mode)|traffic light|light theme/i },
  ),
  stockMarket: judgeTopic(
    /stocks?[- ]?(?:market|price|quote|data|ticker|info|analy|trad)|\bstock\b(?!fish)|stocks\b|alpha[- ]?vantage|yahoo[- ]?finance|yfinance|finnhub|akshare|equit(?:y|ies) (?:market|data|price)/i,
    { not: /stock (?:photo|image|footage|level)|out of stock|in stock|inventory/i },
  ),
  textToSpeech: judgeTopic(
    /text[- ]to[- ]speech|\btts\b|tts[-_]|[-_]tts|speech synthesis|voice (?:synthesis|generation)|text into (?:natural|audible|speech)/i,
  ),
  timeZones: judgeTopic(
    /time ?zone|current time|(?:^|\/)(?:mcp[-_ ]|simple[-_ ])?(?:server[-_ ])?time(?:[-_ ]?(?:mcp|server).*)?$|world ?(?:clock|time)|date and time/i,
  ),
  translation: judgeTopic(
    /(?:^|[/_ -])translat(?:e|or|ion)s?(?:$|[_ -](?!of|natural))|deepl\b|polyglot|i18n|translat\w* .{0,60}(?:languages?|texts?|documents?|dialects?|english)\b|(?:language|text|pdf|document|multilingual|quality|content) translat/i,
    {
      not: /translat\w* (?:natural language|requests|questions|queries|designs|figma|between MCP)/i,
    },
  ),
  vectorDatabase: judgeTopic(
    /vector[- ]?(?:data ?base|db|store|search)|qdrant|pinecone|chroma(?:db)?\b|milvus|weaviate|lance ?db|pg ?vector/i,
  ),
  weatherForecast: judgeNeed(topics.weather, { need: /forecast/i }),
  webScraping: judgeTopic(
    /scrap(?:e|es|er|ers|ing|y)\b|crawl|firecrawl|extract\w* (?:\w+ ){0,3}(?:content )?from (?:web ?(?:site|page)s?|url)/i,
  ),
  webSearch: judgeTopic(
    /web[- ]?search|(?:search|searches|searching) the (?:web|internet)|internet search|brave[- ]?search|duck ?duck ?go|tavily|searxng|serp(?:er|api)|exa[- ](?:search|ai)|google[- ](?:custom )?search|bing[- ]search|search[- ]engine/i,
  ),
  youtubeTranscript: judgeNeed(topics.youtube, { need: /transcri|subtitle|caption/i }),
} as const;
