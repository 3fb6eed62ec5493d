import { expect, test } from 'vitest';
import { fakeService } from '../testing/fake-service.js';
import { proposeServices } from './propose-services.js';

test.each(['https://evil.example/mcp', 'x://y', ':3000/mcp', 'localhost:3000', '--', '-- sh'])(
  'a service that is called %j is proposed by its id, and by neither where that is such a word too',
  (name) => {
    const values = (id: string) =>
      proposeServices([fakeService({ id, name })]).map((one) => one.value);
    expect(values('svc_1')).toEqual(['svc_1']);
    expect(values(name)).toEqual([]);
  },
);
