import { isPlaceholder } from './is-placeholder.js';

export interface ScrubbedText {
  readonly text: string;
  /** True where something was taken out. */
  readonly wasScrubbed: boolean;
}

const replacement = '[redacted]';

/**
 * JSON web tokens: header, payload, and mostly a signature. A header is looked for once in what goes together: a
 * stranger's text may begin a thousand of them.
 */
const webTokens = /(?<![\w-])[\w-]{11,}\.eyJ[\w-]{4,}(?:\.[\w-]*)?/g;
const shortestHeader = 11;

/**
 * What is a credential by its very form, whatever stands around it. Each of them is found or given up a few characters
 * after its beginning, or goes to its end at once.
 */
const tokens: readonly RegExp[] = [
  // Private keys, also where the end is missing.
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  // GitHub, GitLab.
  /\bgh[oprsu]_[A-Za-z0-9]{16,255}/g,
  /\bgithub_pat_\w{16,255}/g,
  /\bgl(?:pat|dt|rt|soat)-[\w-]{16,255}/g,
  // OpenAI, Anthropic, OpenRouter, and whoever copies them; see `isWords`.
  /\bsk-[\w-]{16,255}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,255}/g,
  /\bwhsec_[A-Za-z0-9+/=]{16,255}/g,
  // Slack, Google, Amazon.
  /\bx(?:ox[abeoprs]|app)-[\w-]{10,255}/g,
  /\bAIza[\w-]{30,64}/g,
  /\bya29\.[\w-]{20,1000}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // Package registries, models, services.
  /\bnpm_[A-Za-z0-9]{30,64}/g,
  /\bpypi-AgE[\w-]{16,400}/g,
  /\bhf_[A-Za-z0-9]{20,64}/g,
  /\b(?:gsk|xai|pplx|tvly|figd|ntn|lin_api|lin_oauth|dop_v1|shpat|shpss|r8|sntrys|secret|apify_api|nvapi|ctx7sk|phc|phx)[_-](?=\w{0,100}\d)[\w-]{20,255}/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,64}/g,
  // Bot tokens of Telegram and Discord.
  /\b\d{8,10}:AA[\w-]{32,34}\b/g,
  /\b[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,40}\b/g,
];

/** Nearly all texts hold none of them, and a hundred thousand services have many: asked once, not twenty times. */
const anyToken = new RegExp(tokens.map(({ source }) => source).join('|'));

/** `Bearer abc`, `api_key=abc`, `token: "abc"`, `https://user:abc@`: what follows is one, if it is no example. */
const assignments: readonly RegExp[] = [
  /(\b(?:bearer|basic)\s{1,4})([\w.~+/=-]{16,2000})/gi,
  /((?:api[-_]?key|access[-_]?key|(?:access|auth|refresh|bearer|secret)[-_]?token|[-_]token|client[-_]?secret|secret[-_]?key|private[-_]?key|password|passwd)["']?\s{0,4}[=:]\s{0,4}["']?)([^\s"'&,;)}\]]{8,2000})/gi,
  /(:\/\/[^\s/:@]{0,100}:)([^\s/@]{1,200})(?=@)/g,
];

/** Long random text, which only in a value is a credential: elsewhere it may be an address or a checksum. */
const randomTexts: readonly RegExp[] = [
  /(?<![\w@:.-])(?:0x)?[0-9a-f]{32,512}(?![\w-])/gi,
  /(?<![\w@:./-])(?=[\w-]{0,511}\d)(?=[\w-]{0,511}[a-z])(?=[\w-]{0,511}[A-Z])[\w-]{40,512}(?![\w/.-])/g,
  // With slashes it may as well be a path: only its padding, or a plus, tells.
  /(?<![\w@:./+-])(?=[\w/]{0,511}[+=])(?=[A-Za-z0-9+/]{0,511}\d)[A-Za-z0-9+/]{40,512}={0,2}(?![\w/.-])/g,
];

/** A blockchain's address is public. */
const address = /^0x[0-9a-f]{40}$/i;

/**
 * Takes credentials out of a text that a registry has published. Placeholders (`{token}`, `YOUR_KEY`) stay.
 *
 * With `isValue` the text is one that a program would be given, and long random text counts as well.
 * It finds what is known by its form: that nothing is found proves nothing.
 */
export function scrubSecrets(
  text: string,
  { isValue = false }: { readonly isValue?: boolean } = {},
): ScrubbedText {
  let scrubbed = text.includes('.eyJ') ? text.replace(webTokens, withoutWebToken) : text;
  if (anyToken.test(text)) {
    for (const pattern of tokens) {
      scrubbed = scrubbed.replace(pattern, (token: string) =>
        isPlaceholder(token) || isWords(token) ? token : replacement,
      );
    }
  }
  for (const pattern of assignments) {
    scrubbed = scrubbed.replace(pattern, (whole: string, before: string, secret: string) =>
      isPlaceholder(secret) || secret.includes(replacement) ? whole : `${before}${replacement}`,
    );
  }
  if (isValue) {
    for (const pattern of randomTexts) {
      scrubbed = scrubbed.replace(pattern, (whole: string) =>
        address.test(whole) ? whole : replacement,
      );
    }
  }
  return { text: scrubbed, wasScrubbed: scrubbed !== text };
}

/** A digit tells a key from words with hyphens. */
function isWords(token: string): boolean {
  return token.startsWith('sk-') && !/\d/.test(token);
}

function withoutWebToken(run: string): string {
  const end = run.indexOf('.');
  const start = run.slice(0, end).search(/\beyJ/);
  if (start < 0 || end - start < shortestHeader || isPlaceholder(run.slice(start))) return run;
  return run.slice(0, start) + replacement;
}
