import type { Sight, Terminal } from './start-terminal.ts';

/** What is done until there is something to show. */
export interface Scene {
  /** Of the file: `interactive-<name>.svg`. */
  readonly name: string;
  /** What the picture shows, for who does not see it. */
  readonly title: string;
  play(terminal: Terminal): Promise<Sight>;
}

/** Escape, on its own: together with the next key it would be another one. */
async function toPanes({ press, see }: Terminal): Promise<void> {
  press('Escape');
  await see('i command');
}

/** On a wide terminal, each scene from where the one before has ended. */
export const wideScenes: readonly Scene[] = [
  {
    name: 'search',
    title: 'Services that were searched, with marks of trust and health, and filters beside them',
    async play(terminal) {
      const { press, rest } = terminal;
      await rest('Type a command');
      press("'search: weather apis", 'Enter');
      await rest('Found 3 servers');
      await toPanes(terminal);
      press('f');
      return rest('category weather');
    },
  },
  {
    name: 'service',
    title: 'All about a service: trust, health, what it wants, its tools and how they are called',
    async play({ press, rest }) {
      press('f', 'Enter');
      await rest('publisher');
      press('+');
      return rest('getForecast');
    },
  },
  {
    name: 'prompt',
    title: 'The prompt, with the tools that could be called, and what they do',
    async play({ press, rest }) {
      press('_', 'i', "'connect: 1", 'Enter');
      await rest('Connected to WeatherMCP');
      press("'call get");
      return rest('getAlerts');
    },
  },
  {
    name: 'form',
    title: 'A form that is made from the schema of a tool, with the command that it makes',
    async play(terminal) {
      const { press, rest } = terminal;
      press('C-u');
      await toPanes(terminal);
      press('C', 'Tab', '2');
      await rest('location');
      press("'New York", 'Tab', "'5");
      return rest('days 5');
    },
  },
  {
    name: 'result',
    title: 'A structured result as a tree',
    async play({ press, rest }) {
      press('C-s');
      await rest('completed');
      press('v');
      await rest('[Tree]');
      press('j', 'j', 'Enter');
      return rest('{day: 5');
    },
  },
  {
    name: 'run',
    title: 'A call that runs: its time, its progress, and what the service says of it',
    async play(terminal) {
      const { press, rest, see } = terminal;
      press('i', "'connect: Analytics", 'Enter');
      await rest('Connected to Analytics');
      press("'call analyze --dataset sales --steps 40 --durationMs 16000", 'Enter');
      await see('/40');
      await toPanes(terminal);
      press('R');
      return see(' 13/40');
    },
  },
  {
    name: 'image',
    title: 'The image that a tool gave, in half blocks',
    async play(terminal) {
      const { press, rest } = terminal;
      press('x');
      await rest('cancelled');
      press('i', "'connect: Everything", 'Enter');
      await rest('Connected to Everything');
      press("'call get-tiny-image", 'Enter');
      await rest('MCP logo');
      await toPanes(terminal);
      press('R', 'V');
      return rest('[Image]');
    },
  },
  {
    name: 'question',
    title: 'A running tool asks for something: who asks, and a form for the answer',
    async play({ press, see }) {
      press('i', "'clear", 'Enter', "'call trigger-elicitation-request", 'Enter');
      // Keys are taken from the moment on at which the footer names them.
      await see('ctrl-s send');
      press("'Ada Lovelace", 'Tab');
      await see('field 2');
      return see('Ada Lovelace');
    },
  },
  {
    name: 'help',
    title: 'All keys: those that count at the moment first, and why some do nothing now',
    async play(terminal) {
      const { press, rest, see } = terminal;
      press('C-x');
      await see('Cancelled trigger');
      await toPanes(terminal);
      // Of a call with a result, so that its keys do something.
      press('R', '[', '?');
      return rest('now');
    },
  },
];

/** On a small one, with the connections that the others have left open. */
export const narrowScenes: readonly Scene[] = [
  {
    name: 'narrow',
    title: 'The same on a terminal of 60 by 20: one pane, and the way to it',
    async play(terminal) {
      const { press, rest } = terminal;
      await rest('Everything');
      await toPanes(terminal);
      press('C', 'Tab', "'/sum", 'Enter');
      await rest('required');
      press("'2", 'Tab', "'3", 'C-s');
      return rest('The sum of 2 and 3 is 5');
    },
  },
];
