import { evmAuthFromProvider, PaymentRequiredError, textOf } from '@nanda/sdk';
import { describe, expect, inject, test, vi } from 'vitest';
import { catchError } from './support/catch-error.js';
import { createChainProvider } from './support/chain-provider.js';
import { createClient } from './support/create-client.js';

const parameters = { query: 'tea', filter: { region: 'north', limits: { low: 1 } } };

describe(inject('runtime'), () => {
  test('a wallet signs for a tool that wants a token, which is bought first', async () => {
    const { contractAddress, chainId, purchase } = inject('otherSide').token;
    const provider = createChainProvider();
    const contracts = [{ service: 'protected', contractAddress, chainId }];
    const nanda = createClient({ evmAuth: evmAuthFromProvider(provider, { contracts }) });
    await using connection = await nanda.connect('protected');

    const refused = await catchError(connection.execute('analyze', parameters));
    expect(refused).toBeInstanceOf(PaymentRequiredError);
    expect(refused).toMatchObject({ contractAddress, chainId, tokenIds: ['101'] });

    const [from] = (await provider.request({ method: 'eth_accounts' })) as string[];
    const transaction = { from, to: contractAddress, ...purchase };
    const hash = await provider.request({ method: 'eth_sendTransaction', params: [transaction] });
    await vi.waitFor(async () => {
      const request = { method: 'eth_getTransactionReceipt', params: [hash] };
      expect(await provider.request(request)).toMatchObject({ status: '0x1' });
    });

    const result = await connection.execute('analyze', parameters);
    expect(textOf(result)).toBe(JSON.stringify(parameters));
    const stream = connection.stream('analyze', parameters);
    expect(textOf(await stream.finalResult())).toBe(JSON.stringify(parameters));
  });
});
