import type { JudgedRealQuery } from '../judged-real-query.js';

/**
 * The name of a tool, or what it does: a service that lists such a tool is exactly what is wanted,
 * one that says of itself that it does such things is a good answer.
 */
export const toolIntentQueries: readonly JudgedRealQuery[] = [
  {
    text: 'create_pull_request',
    tool: /create[-_]?pull[-_]?request/i,
    says: [/pull requests?\b/i, /creat|manag/i],
  },
  {
    text: 'get current time tool',
    tool: /current[-_]?time/i,
    says: [/current time|time ?zone/i],
  },
  {
    text: 'execute_sql',
    tool: /(?:execute|run)[-_]?(?:sql|query)/i,
    says: [/sql/i, /execut\w* (?:\w+[ -]){0,3}quer|sql execution|quer\w* execution/i],
  },
  {
    text: 'create calendar event',
    tool: /create[-_]?(?:calendar[-_]?)?event/i,
    says: [/calendar/i, /creat|manag|schedul/i],
  },
  {
    text: 'post_tweet',
    tool: /(?:post|create|send)[-_]?tweet/i,
    says: [/twitter|tweet/i, /post|publish/i],
  },
  {
    text: 'search flights',
    tool: /search[-_]?flights?/i,
    says: [/flight/i, /search|plan|price|find/i],
  },
  {
    text: 'generate_image',
    tool: /generate[-_]?images?/i,
    says: [/generat\w* (?:\w+[ -]){0,3}images?|image[- ]gen/i],
  },
  { text: 'get_forecast', tool: /forecast/i, says: [/weather/i, /forecast/i] },
  { text: 'take_screenshot', tool: /screen[-_]?shot/i, says: [/screen ?shot/i] },
  {
    text: 'get youtube transcript',
    tool: /get[-_](?:youtube[-_])?(?:video[-_])?transcript/i,
    says: [/you ?tube/i, /transcri|subtitle|caption/i],
  },
  {
    text: 'send whatsapp message',
    subject: /whats ?app/i,
    tool: /send[-_]?(?:\w+[-_])?messages?/i,
    says: [/whats ?app/i, /send|messag/i],
  },
  { text: 'list airtable bases', tool: /list_bases/i, says: [/airtable/i] },
].map(({ text, subject, tool, says }) => ({
  text,
  class: 'tool-intent',
  relevant: [
    // Where the tool's name does not say it all, the service has to.
    { grade: 3, tool, ...(subject === undefined ? {} : { text: [subject] }) },
    { grade: 2, text: says },
  ],
}));
