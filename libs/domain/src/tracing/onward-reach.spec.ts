import { type ReachContext, decideReach, reachedOnlyThrough } from './onward-reach';
import { graphOf, loss, moved, onwardPolicy, party, second } from './trail-fixtures';

const FAN = [loss('X', 10_000), moved('X', 'A', 3_000), moved('X', 'B', 5_000, { at: 20 }), moved('X', 'C', 99, { at: 30 }), moved('B', 'D', 1_000, { at: 40 }), moved('D', 'E', 900, { at: 50 })];

function reached(over: Partial<ReachContext> = {}, evidence = FAN): string[] {
  const reaches = decideReach(graphOf(evidence), { policy: onwardPolicy(), now: second(100), stopped: 0, settled: new Set(['BANK_X|62X', ...(over.settled ?? [])]), ...without(over) });
  return reaches.map((reach) => `${reach.node.party?.accountNumber?.slice(2) ?? '?'} ${reach.does}${'because' in reach ? ` ${reach.because}` : ''}`);
}

function without({ settled: _, ...rest }: Partial<ReachContext>): Partial<ReachContext> {
  return rest;
}

describe('what follows for an account that the money reached', () => {
  it('is a stop, the largest sum first; too small a sum is drawn', () => {
    expect(reached()).toEqual(['B stop', 'A stop', 'D stop', 'E stop', 'C draw small_amount']);
  });

  it('is nothing where a stop stands or was decided on', () => {
    expect(reached({ settled: new Set(['BANK_B|62B']) })).toEqual(['A stop', 'D stop', 'E stop', 'C draw small_amount']);
  });

  it('is drawn beyond the last layer', () => {
    expect(reached({ policy: onwardPolicy({ maxLayers: 3 }) })).toContain('E draw beyond_layers');
  });

  it('is a proposal from the layer on that a person confirms', () => {
    expect(reached({ policy: onwardPolicy({ confirmFromLayer: 3 }) })).toEqual(['B stop', 'A stop', 'D propose deep_layer', 'E propose deep_layer', 'C draw small_amount']);
  });

  it('is a proposal when the budget of the case is used up, also by earlier stops', () => {
    expect(reached({ policy: onwardPolicy({ maxAccountsPerCase: 3 }), stopped: 1 })).toEqual(['B stop', 'A stop', 'D propose over_budget', 'E propose over_budget', 'C draw small_amount']);
  });

  it('is a proposal for money that moved long ago', () => {
    expect(reached({ now: second(40 * 86_400) })).toContain('B propose old_transfer');
  });

  it.each([
    [{ name: 'tax', holderContains: 'of B' }], [{ name: 'own', institutionCode: 'BANK_B' }], [{ name: 'range', accountPrefix: '62B' }],
    [{ name: 'all', institutionCode: 'BANK_B', accountPrefix: '62', holderContains: 'holder' }],
  ])('is a proposal for an account on a list: %j', (entry) => {
    expect(reached({ policy: onwardPolicy({ neverStop: [entry] }) })).toContain('B propose never_stop');
    expect(reached({ policy: onwardPolicy({ neverStop: [{ ...entry, institutionCode: 'OTHER' }] }) })).toContain('B stop');
  });

  it('is a proposal for an account that many pay into', () => {
    const payers = ['A', 'B', 'D', 'E'].map((from, index) => moved(from, 'H', 200, { at: 60 + index }));
    expect(reached({}, [...FAN, ...payers])).toContain('H propose hub');
    expect(reached({ policy: onwardPolicy({ hubPayers: 4 }) }, [...FAN, ...payers])).toContain('H stop');
  });

  it('sums what reaches an account by several ways before it is called small', () => {
    expect(reached({}, [...FAN, moved('X', 'C', 50, { at: 35 })])).toContain('C stop');
  });

  it('is never a stop on a victim or on cash', () => {
    expect(reached({}, [loss('X', 1_000), moved('X', 'V', 300), moved('X', null, 500, { at: 20 })])).toEqual([]);
  });
});

describe('an upheld objection', () => {
  it('puts in question what was reached through the account alone', () => {
    const graph = graphOf([...FAN, moved('A', 'E', 100, { at: 60 })]);
    const cleared = new Set(['BANK_B|62B']);
    expect([...reachedOnlyThrough(graph, cleared)]).toEqual(['BANK_D|62D']);
    expect(reached({ cleared })).toContain('D propose objection_upheld');
    expect(party('D').institutionCode).toBe('BANK_D');
  });
});
