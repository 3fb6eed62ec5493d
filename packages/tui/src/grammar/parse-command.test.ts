import { describe, expect, test } from 'vitest';
import { parseCommand } from './parse-command.js';

describe('parseCommand', () => {
  test.each([
    ['search: weather apis', { verb: 'search', query: 'weather apis' }],
    ['search weather apis', { verb: 'search', query: 'weather apis' }],
    ['search:weather', { verb: 'search', query: 'weather' }],
    ['SEARCH: Weather', { verb: 'search', query: 'Weather' }],
    ['  search:   a: b  ', { verb: 'search', query: 'a: b' }],
    ['search', { verb: 'search', query: '' }],
    ['connect: 1', { verb: 'connect', target: '1' }],
    ['connect Weather MCP', { verb: 'connect', target: 'Weather MCP' }],
    ['tools', { verb: 'tools' }],
    ['tools:', { verb: 'tools' }],
    [
      'call getCurrentWeather --location "New York"',
      { verb: 'call', tool: 'getCurrentWeather', rest: '--location "New York"' },
    ],
    ['call: get-sum a=2 b=3', { verb: 'call', tool: 'get-sum', rest: 'a=2 b=3' }],
    ['call get-sum(a: 2, b: 3)', { verb: 'call', tool: 'get-sum', rest: '(a: 2, b: 3)' }],
    ['call get-env()', { verb: 'call', tool: 'get-env', rest: '()' }],
    ['call list', { verb: 'call', tool: 'list', rest: '' }],
    ['disconnect', { verb: 'disconnect', target: '' }],
    ['disconnect: 2', { verb: 'disconnect', target: '2' }],
    ['connections', { verb: 'connections' }],
    ['use: 1', { verb: 'use', target: '1' }],
    ['help', { verb: 'help' }],
    ['clear', { verb: 'clear' }],
    ['quit', { verb: 'quit' }],
    ['exit', { verb: 'quit' }],
    ['', null],
    ['   ', null],
    ['# a comment', null],
  ])('%j', (line, expected) => {
    expect(parseCommand(line)).toEqual(expected);
  });

  test.each([
    ['weather apis', 'unknown command "weather"', 'help, or search: weather apis'],
    ['conn: 1', 'unknown command "conn"', 'help, or search: conn: 1'],
    ['12', 'unknown command "12"', 'help, or search: 12'],
    ['constructor', 'unknown command "constructor"', 'help, or search: constructor'],
    ['connect', 'connect needs a service', 'connect: 1'],
    ['use', 'use needs a connection', 'use: 1'],
    ['call', 'call needs the name of a tool', 'tools, then call <tool> --name value'],
  ])('%j is refused with a way out', (line, message, hint) => {
    expect(() => parseCommand(line)).toThrow(expect.objectContaining({ message, hint }));
  });
});
