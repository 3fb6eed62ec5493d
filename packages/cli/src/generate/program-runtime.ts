/**
 * What every generated program has below its tables: plain JavaScript, for any Node from 18 on, that needs nothing but
 * `nanda` on the PATH, or a proxy at NANDA_BASE_URL. It has neither backticks nor `import` statements.
 */
export const programRuntime = String.raw`
const exitCodes = {
  VALIDATION_ERROR: 2, INVALID_PARAMETERS: 2, UNAUTHENTICATED: 3, SERVICE_AUTH_REQUIRED: 3,
  PROXY_UNREACHABLE: 4, CONNECTION_FAILED: 4, CONNECTION_NOT_READY: 4, UPSTREAM_LOST: 4, UPSTREAM_PROTOCOL_ERROR: 4,
  CIRCUIT_OPEN: 4, TOOL_ERROR: 5, UPSTREAM_ERROR: 5, SERVICE_NOT_FOUND: 6, CONNECTION_NOT_FOUND: 6, TOOL_NOT_FOUND: 6,
  TOOL_TIMEOUT: 7, INPUT_REQUIRED: 8, FORBIDDEN: 9, CONNECTION_LIMIT_REACHED: 9, RESULT_TOO_LARGE: 9, RATE_LIMITED: 9,
  OVERLOADED: 9,
};

class Failure extends Error {
  constructor(code, message, exitCode) {
    super(message);
    this.code = code;
    this.exitCode = exitCode ?? exitCodes[code] ?? 1;
  }
}

async function main(words) {
  const [command, ...rest] = words;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    if (rest.length === 0) return showTools();
  }
  const wanted = command === 'help' ? rest[0] : command;
  const tool = tools.find((one) => one.command === wanted || one.name === wanted);
  if (tool === undefined) {
    throw new Failure('USAGE_ERROR', 'There is no tool "' + wanted + '". See them: ' + program + ' --help', 2);
  }
  if (command === 'help') return showTool(tool);
  const { parameters, own, problems } = await readWords(tool, rest);
  if (own.help) return showTool(tool);
  if (problems.length > 0) {
    // The tool may have a parameter of that name; this way it cannot be meant.
    problems.push('See its parameters: ' + program + ' help ' + tool.command);
    throw new Failure('INVALID_PARAMETERS', problems.join('\n       '));
  }
  return process.env.NANDA_BASE_URL
    ? callProxy(tool, parameters, own)
    : callNanda(tool, parameters, own);
}

function showTools() {
  const width = Math.min(34, Math.max(0, ...tools.map((tool) => tool.command.length)));
  const lines = tools.map((tool) => ('  ' + tool.command.padEnd(width) + '  ' + cut(tool.description, 74 - width)).trimEnd());
  print(['The tools of ' + service.name + '.', '', 'Usage: ' + program + ' <tool> [--name value …]', '', 'Tools:', ...lines, '', program + ' <tool> --help tells more about one of them.'].join('\n'));
  return 0;
}

function showTool(tool) {
  const rows = tool.options.map((option) => [option.flag + valueName(option), describe(option)]);
  for (const row of [
    ['--args JSON|@FILE|-', 'All parameters as a JSON object'],
    ['--json', 'Print one JSON document, also on failure'],
    ['--connection NAME', 'Another connection with the service'],
    ['--timeout MS', 'Give up after so many milliseconds without progress'],
  ]) {
    if (!tool.options.some((option) => option.flag === row[0].split(' ')[0])) rows.push(row);
  }
  const width = Math.min(34, Math.max(...rows.map((row) => row[0].length)));
  const required = tool.options.filter((option) => option.isRequired).map((option) => option.flag + valueName(option));
  print([
    tool.description || tool.name,
    '',
    'Usage: ' + [program, tool.command, ...required, '[options]'].join(' '),
    '',
    'Options:',
    ...rows.map((row) => ('  ' + row[0].padEnd(width) + '  ' + row[1]).trimEnd()),
    '',
    'Also: name=value, name:=JSON',
  ].join('\n'));
  return 0;
}

function valueName(option) {
  if (option.type === 'boolean' && !option.isList) return '';
  if (option.choices && option.choices.length <= 6) return ' ' + option.choices.map(textOf).join('|');
  return ' ' + { string: 'TEXT', number: 'NUMBER', integer: 'N', boolean: 'true|false', json: 'JSON' }[option.type];
}

function describe(option) {
  return [
    option.isRequired && 'required',
    option.isList && 'repeatable',
    option.description,
    option.choices && option.choices.length > 6 && 'one of ' + option.choices.map(textOf).join(', '),
  ].filter(Boolean).join('; ');
}

async function readWords(tool, words) {
  const given = Object.create(null);
  const own = {};
  const problems = [];
  let base = {};
  const queue = [...words];
  while (queue.length > 0) {
    const word = queue.shift();
    const match = /^(--?[^=\s]+)(?:=([\s\S]*))?$/.exec(word);
    const assigned = /^([^=\s{}-][^=\s{}]*?)(:?=)([\s\S]*)$/.exec(word);
    if (match && word.startsWith('-')) {
      const flag = match[1];
      let text = match[2];
      const denied = flag.startsWith('--no-') ? '--' + flag.slice(5) : undefined;
      const option = tool.options.find((one) => one.flag === flag || '--' + one.property === flag);
      const opposite = denied && tool.options.find((one) => one.flag === denied && one.type === 'boolean');
      if (option) {
        if (text === undefined && option.type === 'boolean' && !option.isList) {
          put(option, queue[0] === 'true' || queue[0] === 'false' ? queue.shift() === 'true' : true);
        } else if (text === undefined && (queue.length === 0 || /^--./.test(queue[0]))) {
          problems.push(flag + ' needs a value.');
        } else read(option, flag, text ?? queue.shift());
      } else if (opposite) put(opposite, false);
      else if (flag === '-h' || flag === '--help') own.help = true;
      else if (flag === '--json') own.json = true;
      else if (flag === '-c' || flag === '--connection') own.connection = text ?? queue.shift();
      else if (flag === '--timeout') {
        own.timeout = Number(text ?? queue.shift());
        if (!(own.timeout > 0)) problems.push('--timeout is a number of milliseconds.');
      }
      else if (flag === '--args') base = { ...base, ...(await readArgs(text ?? queue.shift(), problems)) };
      else {
        problems.push(tool.name + ' has no option ' + flag + '.');
        if (text === undefined && queue.length > 0 && !queue[0].startsWith('-')) queue.shift();
      }
    } else if (word.startsWith('{')) base = { ...base, ...(await readArgs(word, problems)) };
    else if (assigned) {
      const option = tool.options.find((one) => one.property === assigned[1] || one.flag === '--' + assigned[1]);
      if (!option) problems.push(tool.name + ' has no parameter ' + assigned[1] + '.');
      else if (assigned[2] === '=') read(option, assigned[1], assigned[3]);
      else given[option.property] = parse(assigned[3], assigned[1], problems);
    } else problems.push('"' + word + '" is no argument: write --name value.');
  }
  const parameters = { ...base, ...given };
  for (const option of tool.options) {
    const isTold = problems.some((problem) => problem.startsWith(option.flag + ' '));
    if (option.isRequired && !Object.hasOwn(parameters, option.property) && !isTold) problems.push(option.flag + ' is required.');
  }
  return { parameters, own, problems };

  function put(option, value) {
    if (!option.isList || Array.isArray(value)) given[option.property] = value;
    else given[option.property] = [...(given[option.property] ?? []), value];
  }

  function read(option, flag, text) {
    if (option.isList && text.trimStart().startsWith('[')) return put(option, parse(text, flag, problems));
    if (option.choices) {
      const choice = option.choices.find((one) => textOf(one) === text);
      if (choice === undefined) return void problems.push(flag + ' is one of ' + option.choices.map(textOf).join(', ') + ', not "' + text + '".');
      return put(option, choice);
    }
    if (option.type === 'number' || option.type === 'integer') {
      const value = Number(text);
      if (text.trim() === '' || !Number.isFinite(value) || (option.type === 'integer' && !Number.isSafeInteger(value))) {
        return void problems.push(flag + ' is ' + (option.type === 'integer' ? 'a whole number' : 'a number') + ', not "' + text + '".');
      }
      return put(option, value);
    }
    if (option.type === 'boolean') {
      if (text !== 'true' && text !== 'false') return void problems.push(flag + ' is true or false, not "' + text + '".');
      return put(option, text === 'true');
    }
    if (option.type === 'string') return put(option, text);
    try {
      put(option, JSON.parse(text));
    } catch {
      put(option, text);
    }
  }
}

async function readArgs(source, problems) {
  const { readFileSync } = await import('node:fs');
  let text = source ?? '';
  try {
    if (text === '-') text = readFileSync(0, 'utf8');
    else if (text.startsWith('@')) text = readFileSync(text.slice(1), 'utf8');
  } catch (error) {
    problems.push('--args ' + source + ' cannot be read (' + error.code + ').');
    return {};
  }
  const value = parse(text, '--args', problems);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  if (value !== undefined) problems.push('--args is a JSON object.');
  return {};
}

function parse(text, name, problems) {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push(name + ' is not JSON: ' + error.message);
    return undefined;
  }
}

/** Over the command line: it finds or starts a proxy, shows progress, and Ctrl-C cancels the call. */
async function callNanda(tool, parameters, own) {
  const { spawn, spawnSync } = await import('node:child_process');
  const shell = process.platform === 'win32';
  // There a shell reads the words, and what a service calls its tools must not be read by it.
  const check = (words) => {
    if (!shell || words.every((word) => /^[\w.:\/-]+$/.test(word))) return words;
    throw new Failure('USAGE_ERROR', 'It has a name that cannot be handed on here. Set NANDA_BASE_URL to a proxy.', 2);
  };
  const run = (words) => {
    const ended = spawnSync('nanda', check(words), { encoding: 'utf8', shell });
    if (ended.error && ended.error.code === 'ENOENT') {
      throw new Failure('NANDA_NOT_FOUND', 'nanda is not installed: npm install --global @nanda/cli. Or set NANDA_BASE_URL to a proxy.');
    }
    if (ended.status !== 0) {
      const text = (ended.stderr || '').replace(/^error: /, '').trim();
      throw new Failure('CONNECTION_FAILED', text, ended.status ?? 1);
    }
    return JSON.parse(ended.stdout);
  };
  let connection = own.connection || process.env.NANDA_CONNECTION;
  if (!connection) {
    const listed = run(['connections', 'list', '--json']);
    connection = pick(listed.connections ?? listed)?.id ?? run(['connect', service.id, '--json']).id;
  }
  const words = ['exec', '-c', connection, ...(own.json ? ['--json'] : []), ...(own.timeout ? ['--timeout', String(own.timeout)] : []), '--args', '-', '--', tool.name];
  const child = spawn('nanda', check(words), { stdio: ['pipe', 'inherit', 'inherit'], shell });
  // A terminal tells the child as well: it cancels the call, and we end with it.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(parameters));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure('NANDA_NOT_FOUND', 'nanda cannot be started (' + error.code + ').')));
    child.once('close', (code) => resolve(code ?? 130));
  });
}

/** Over HTTP, to the proxy at NANDA_BASE_URL. */
async function callProxy(tool, parameters, own) {
  const base = process.env.NANDA_BASE_URL.replace(/\/+$/, '');
  const token = process.env.NANDA_TOKEN || process.env.NANDA_ACCESS_TOKEN;
  let client;
  const send = async (method, path, body) => {
    let response;
    try {
      response = await fetch(base + path, {
        method,
        headers: {
          ...(token && { authorization: 'Bearer ' + token }),
          ...(client && { 'x-nanda-client': client }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new Failure('PROXY_UNREACHABLE', 'The proxy at ' + base + ' cannot be reached (' + (error.cause?.code ?? error.message) + ').');
    }
    client = response.headers.get('x-nanda-client') ?? client;
    const answer = await response.json().catch(() => ({}));
    if (answer.success === true) return answer.data;
    const { code = 'UNEXPECTED_ANSWER', message = 'The proxy answered ' + response.status + '.' } = answer.error ?? {};
    throw new Failure(code, message);
  };
  const path = (...parts) => '/v2/' + parts.map(encodeURIComponent).join('/');
  const named = own.connection || process.env.NANDA_CONNECTION;
  const isId = /^conn_\w{20,}$/.test(named ?? '');
  const open = isId ? undefined : await send('GET', '/v2/connections');
  const connection = isId ? { id: named } : named ? open.find((one) => one.id === named || one.name === named) : pick(open);
  if (named && !connection) throw new Failure('CONNECTION_NOT_FOUND', 'There is no connection "' + named + '".');
  const { id } = connection ?? (await send('POST', path('services', service.id, 'connect'), {}));
  const data = await send('POST', path('connections', id, 'tools', tool.name, 'execute'), {
    parameters,
    ...(own.timeout && { options: { timeout: own.timeout } }),
  });
  const result = data.result ?? {};
  const content = Array.isArray(result.content) ? result.content : [];
  const text = content.map((block) => (block.type === 'text' ? block.text : '[' + block.type + ' ' + (block.mimeType ?? '') + ']')).join('\n');
  if (data.status === 'input_required') throw new Failure('INPUT_REQUIRED', 'The tool asks for something: call it with nanda exec.');
  if (own.json) print(JSON.stringify(data, undefined, 2));
  if (result.isError === true || data.status !== 'success') {
    const message = data.error?.message ?? (text || 'The tool failed and does not say why.');
    if (own.json) return exitCodes[data.error?.code] ?? 5;
    throw new Failure(data.error?.code ?? 'TOOL_ERROR', message, exitCodes[data.error?.code] ?? 5);
  }
  if (!own.json) print(text || (result.structuredContent ? JSON.stringify(result.structuredContent, undefined, 2) : ''));
  return 0;
}

function pick(connections) {
  return connections.find((one) => one.serviceId === service.id && one.state !== 'failed');
}

function textOf(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cut(text, length) {
  return text.length <= length ? text : text.slice(0, Math.max(1, length - 1)) + '…';
}

/** On a terminal nothing that the service says can move the cursor or hide. */
function print(text) {
  const isTerminal = process.stdout.isTTY === true;
  process.stdout.write((isTerminal ? clean(text) : text) + '\n');
}

function clean(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '�');
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write('error: ' + clean(error.message) + '\n');
    if (process.argv.includes('--json')) {
      print(JSON.stringify({ error: { code: error.code ?? 'INTERNAL_ERROR', message: error.message } }, undefined, 2));
    }
    process.exitCode = error.exitCode ?? 1;
  },
);
`;
