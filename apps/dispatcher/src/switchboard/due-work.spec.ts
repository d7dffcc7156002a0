import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '@paystop/testing';
import { DueWork, type DueWorkOptions } from './due-work';

const ROOM = { orders: 0, inquiries: 0 };
const UNTIL_DONE_MS = 10_000;

interface Scene {
  readonly work: DueWork;
  readonly swept: (readonly string[])[];
  readonly recovered: string[];
  readonly lanes: { owned: boolean }[];
  readonly leases: { renewed: number };
}

/** Two banks' lanes; the first look at their half-sent rows fails. */
function scene(more: Partial<DueWorkOptions> = {}): Scene {
  const swept: (readonly string[])[] = [];
  const recovered: string[] = [];
  const leases = { renewed: 0 };
  const lanes = ['CMB', 'ICBC'].map((code) => ({
    owned: false, room: ROOM, setup: { institution: { code } },
    leased() {
      this.owned = true;
    },
  }));
  const options = {
    logger: silentLogger, onRenewed: () => Promise.resolve(),
    recover: (id: string) => (id === 'ins_bad' ? Promise.reject(new Error('not this one')) : Promise.resolve(void recovered.push(id))),
    switchboard: { codes: () => ['CMB', 'ICBC'], all: () => lanes, holds: () => false, whenDueLater: () => {} },
    leases: { renew: () => Promise.resolve(void (leases.renewed += 1)).then(() => new Map(['CMB', 'ICBC'].map((code) => [code, { fence: 1 }]))) },
    store: {
      dueToSend: () => Promise.resolve([]), dueToSync: () => Promise.resolve([]), read: () => Promise.resolve([]),
      staleSending: (codes: readonly string[], olderThanMs: number) => {
        if (olderThanMs > 0) return Promise.resolve([]);
        swept.push(codes);
        return swept.length === 1 ? Promise.reject(new Error('no database')) : Promise.resolve(['ins_bad', 'ins_good']);
      },
    },
    ...more,
  } as unknown as DueWorkOptions;
  return { work: new DueWork(options), swept, recovered, lanes, leases };
}

async function until(isDone: () => boolean): Promise<void> {
  for (let waited = 0; !isDone() && waited < UNTIL_DONE_MS; waited += 20) await sleep(20);
  expect(isDone()).toBe(true);
}

describe('what a dispatcher does regularly', () => {
  it('looks again at half-sent rows when the first look failed, and one that cannot be recovered holds up none behind it', async () => {
    const { work, swept, recovered } = scene();
    work.start();
    await until(() => recovered.length > 0);
    await work.stop();
    expect(swept).toEqual([['CMB', 'ICBC'], ['CMB', 'ICBC']]);
    expect(recovered).toEqual(['ins_good']);
  });

  it('leaves the rows of a lane that another has taken since', async () => {
    const { work, swept, lanes } = scene();
    work.start();
    await until(() => swept.length === 1);
    for (const lane of lanes.slice(1)) lane.owned = false;
    await until(() => swept.length === 2);
    await work.stop();
    expect(swept[1]).toEqual(['CMB']);
  });

  it('renews its leases although an institution cannot be read', async () => {
    const { work, leases } = scene({ onRenewed: () => Promise.reject(new Error('a wrong definition')) });
    work.start();
    await until(() => leases.renewed > 0);
    await work.stop();
    expect(leases.renewed).toBeGreaterThan(0);
  });
});
