// Measures one contender in a process of its own, so that nothing but it counts as its memory, and no
// other has warmed the machine's code for it: node measure.ts <contender> <count> <file of rows>
import { ownQueries } from '../../relevance/own-queries.js';
import { contenderNames } from './contender-names.js';
import { measureContender } from './measure-contender.js';

const [, , wanted, count, path] = process.argv;
const name = contenderNames.find((known) => known === wanted);
if (name === undefined || path === undefined) throw new TypeError('This is started by search.ts.');

const measurement = await measureContender(name, {
  path,
  count: Number(count),
  corpus: ownQueries(),
});
process.stdout.write(JSON.stringify(measurement));
