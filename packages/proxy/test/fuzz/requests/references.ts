import * as fc from 'fast-check';
import { kinds, type Kind, type World, type Sender } from '../world/world.js';

/** Stands for an id that is known only once there is a proxy; it needs no encoding wherever it stands. */
const word = /ref-(own|other)-(\w+)-ref/g;

/** Stands for the port that nobody has any business with. */
export const forbiddenPort = '10977';

/** Stands for the port of the proxy. */
export const ownPort = '10978';

/** Ids of any kind are tried for any other: but no secret as an id, which answers repeat. */
const ids = kinds.filter((kind) => kind !== 'password');
/** What everybody of a page has sent to it is not tried: whoever knows it may use it. */
const tried = ids.filter((kind) => kind !== 'state');

const own = (kind: Kind): string => `ref-own-${kind}-ref`;
const other = (kind: Kind): string => `ref-other-${kind}-ref`;

/** Ids of a kind: one's own, somebody else's, one of another kind. */
export function references(kind: Kind): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(own(kind)) },
    { weight: 3, arbitrary: fc.constant(kind === 'state' ? own(kind) : other(kind)) },
    { weight: 1, arbitrary: fc.constantFrom(...ids.map(own), ...tried.map(other)) },
  );
}

/** Puts the ids in. Those that there are none of stay as they are. */
export function putReferences(
  text: string,
  {
    sender,
    world,
    encode = (id) => id,
  }: {
    readonly sender: Pick<Sender, 'belongings' | 'isKeeper' | 'forbiddenPort'>;
    readonly world: Pick<World, 'victim' | 'port'>;
    /** @default as they are */
    readonly encode?: (id: string) => string;
  },
): string {
  return text
    .replaceAll(forbiddenPort, String(sender.forbiddenPort))
    .replaceAll(ownPort, String(world.port))
    .replace(word, (whole, whose: string, kind: string) => {
      // Who looks after the proxy may shut any account.
      if (kind === 'account' && sender.isKeeper) return whole;
      const { [kind as Kind]: id } = whose === 'own' ? sender.belongings : world.victim;
      return id === undefined ? whole : encode(id);
    });
}
