import { join } from 'node:path';
import { oneLine } from '@nanda/terminal';
import type { Settings } from '../settings/resolve-settings.js';
import { isMembers } from '../settings/is-members.js';
import { readJsonFile } from '../state/read-json-file.js';
import { withFileLock } from '../state/with-file-lock.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { isWalletAddress } from '../wallets/is-wallet-address.js';
import type { Agreement } from './agreement.js';
import type { AgreedContract, AgreementStore } from './agreement-store.js';

type Row = Agreement & { readonly proxy: string };

/** What was agreed to longest ago is forgotten beyond that. */
const mostRows = 1000;

/** Agreements in a file of the state directory, for the proxy that the settings name. */
export function createAgreementStore({
  directories,
  baseUrl: proxy = 'background',
}: Pick<Settings, 'directories' | 'baseUrl'>): AgreementStore {
  const file = join(directories.state, 'evmauth.json');
  const rows = (): readonly Row[] => {
    const content = readJsonFile(file);
    return Array.isArray(content) ? content.filter(isRow) : [];
  };
  const list = () =>
    rows()
      .filter((row) => row.proxy === proxy)
      .map(withoutProxy);
  const write = (changed: readonly Row[]) => writeJsonFile(file, changed.slice(-mostRows));

  return {
    list,
    has: (contract) => list().some((one) => isSame(one, contract)),
    findOther: (contract) =>
      list().find((one) => one.serviceId !== contract.serviceId && isSameContract(one, contract)),
    add: ({ serviceId, label, contractAddress, chainId }) =>
      withFileLock(file, async () => {
        const name = label && { label: oneLine(label, 60) };
        const contract = { serviceId, ...name, contractAddress, chainId };
        if (list().some((one) => isSame(one, contract))) return false;
        await write([...rows(), { proxy, ...contract, since: new Date().toISOString() }]);
        return true;
      }),
    remove: ({ serviceId, contractAddress, chainId }) =>
      withFileLock(file, async () => {
        const isMeant = (row: Row) =>
          row.proxy === proxy &&
          row.serviceId === serviceId &&
          (contractAddress === undefined || isSameAddress(row.contractAddress, contractAddress)) &&
          (chainId === undefined || row.chainId === chainId);
        const before = rows();
        await write(before.filter((row) => !isMeant(row)));
        return before.filter(isMeant).map(withoutProxy);
      }),
  };
}

function withoutProxy(row: Row): Agreement {
  const { proxy: _, ...agreement } = row;
  return agreement;
}

function isSame(one: AgreedContract, other: AgreedContract): boolean {
  return one.serviceId === other.serviceId && isSameContract(one, other);
}

function isSameContract(
  one: Pick<AgreedContract, 'contractAddress' | 'chainId'>,
  other: Pick<AgreedContract, 'contractAddress' | 'chainId'>,
): boolean {
  return one.chainId === other.chainId && isSameAddress(one.contractAddress, other.contractAddress);
}

function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isRow(value: unknown): value is Row {
  if (!isMembers(value)) return false;
  const { proxy, serviceId, label = '', contractAddress, chainId, since } = value;
  const texts = [proxy, serviceId, label, since];
  return (
    texts.every((text) => typeof text === 'string') &&
    isWalletAddress(contractAddress) &&
    Number.isSafeInteger(chainId)
  );
}
