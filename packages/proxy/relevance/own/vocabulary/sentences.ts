export interface SentenceParts {
  readonly product: string;
  readonly topic: string;
  readonly where: string;
  /** Like `search hives`. */
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly thing: string;
  readonly otherThing: string;
}

type Sentence = (parts: SentenceParts) => string;

/** First sentences of descriptions, the common ones first. */
export const sentences: readonly Sentence[] = [
  (it) => `MCP server for ${it.product}: ${it.first}, ${it.second} and ${it.third}.`,
  (it) =>
    `A Model Context Protocol (MCP) server that lets AI assistants ${it.first} and ${it.second}.`,
  (it) => `An MCP server for ${it.topic}${it.where}.`,
  (it) =>
    `${it.product} MCP server. Gives AI agents tools to ${it.first}, ${it.second} and ${it.third}.`,
  (it) => `Connect AI assistants to the ${it.product} API to ${it.first} and ${it.second}.`,
  (it) => `MCP server that wraps the ${it.product} API for ${it.topic}.`,
  (it) => `Provides tools for ${it.topic} via MCP: ${it.first}, ${it.second}.`,
  (it) => `${it.product} integration for LLM agents, about ${it.thing} and ${it.otherThing}.`,
  (it) => `Access ${it.thing} and ${it.otherThing} from ${it.product} through an MCP server.`,
  (it) => `Simple MCP server to ${it.first}${it.where}.`,
  (it) => `Lets an AI model ${it.first} with ${it.product}.`,
  (it) => `Official MCP server of ${it.product}, the platform for ${it.topic}.`,
  (it) =>
    `Remote MCP server with ${it.thing}, ${it.otherThing} and other data on ${it.topic}${it.where}.`,
  (it) =>
    `${it.topic[0]?.toUpperCase() ?? ''}${it.topic.slice(1)} for AI agents, powered by ${it.product}.`,
  (it) => `This server exposes ${it.thing} as resources and ${it.second} as a tool.`,
  (it) => `Ask questions about ${it.thing}${it.where} in plain language.`,
  (it) => `Tools for ${it.topic}${it.where}.`,
  (it) => `${it.product} for MCP.`,
  (it) =>
    `Unofficial ${it.product} client with which agents ${it.first}, ${it.second} and ${it.third}.`,
  (it) => `Query ${it.thing} by ${it.otherThing} with a single tool.`,
];
