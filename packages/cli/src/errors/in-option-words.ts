/** The options that stand for members of requests. */
const options: readonly (readonly [member: string, option: string])[] = [
  ['body.auth.walletAddress', '--wallet'],
  ['body.auth.contractAddress', '--contract'],
  ['body.auth.tokenId', '--token-id'],
  ['body.auth.chainId', '--chain'],
  ['body.auth.headers', '--header'],
  ['body.auth.variables', '--variable'],
  ['body.auth.username', '--user'],
  ['body.auth.password', '--password-file'],
  ['body.auth.clientId', '--client-id'],
  ['body.auth.clientSecret', '--client-secret-file'],
  ['body.auth.scope', '--scope'],
  ['body.clientId', '--client-id'],
  ['body.clientSecret', '--client-secret-file'],
  ['body.scope', '--scope'],
  ['body.auth.key', '--key-file'],
  ['body.auth.token', '--token-file'],
  ['body.auth.accessToken', '--token-file'],
  ['body.auth.type', '--auth-type'],
  ['body.name', '--as'],
  ['body.transport', '--transport'],
  ['body.options.timeout', '--timeout'],
  ['options.timeout', '--timeout'],
  ['body.options.retries', '--retries'],
  ['body.options.idempotencyKey', '--idempotency-key'],
  ['options.retries', '--retries'],
  ['options.idempotencyKey', '--idempotency-key'],
  ['query.category', '--category'],
  ['query.tags', '--tags'],
  ['query.transport', '--transport'],
  ['query.auth', '--auth'],
  ['query.source', '--source'],
  ['query.health', '--health'],
  ['query.cursor', '--cursor'],
  ['query.sort', '--sort'],
  ['query.limit', '--limit'],
  ['query.offset', '--page'],
  ['query.timeframe', '--period'],
];

/** A proxy's words about a request, as words about the command line that it was made of. */
export function inOptionWords(message: string): string {
  return options.reduce((text, [member, option]) => {
    const pattern = new RegExp(`(?<![\\w.])${member.replaceAll('.', '\\.')}(?!\\w)`, 'g');
    return text.replace(pattern, option);
  }, message);
}
