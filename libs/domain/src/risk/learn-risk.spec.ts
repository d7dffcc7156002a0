import { PAYSTOP } from '../case/case-event';
import { at } from '../case/case-fixtures';
import { confirmIndicator, expireRisk, withdrawRisk } from './decide-risk';
import { learnRisk } from './learn-risk';
import { type FraudIndicator, type RiskEntry, type RiskState, isAlive } from './risk-entry';
import { accountSighting, indicatorSighting, learning } from './risk-fixtures';

const DAY = 24 * 60;

function learned(entry: RiskEntry | undefined): RiskEntry {
  if (entry === undefined) throw new Error('an entry was expected');
  return entry;
}

describe('an account seen in cases', () => {
  const rows: readonly (readonly [string, number, number[], string, number])[] = [
    ['one case, money still there', 1, [], '5000000', 30],
    ['two cases', 2, [], '4000000', 60],
    ['one case, gone within half an hour', 1, [10, 29, 300], '5000000', 50],
    ['one case, gone slowly', 1, [31], '5000000', 30],
    ['one case, a large sum', 1, [], '10000000', 40],
    ['many cases, fast and large: never over a hundred', 9, [1], '9000000', 100],
  ];

  it.each(rows)('%s', (_, cases, minutes, each, score) => {
    const sightings = Array.from({ length: cases }, (__, index) => accountSighting({
      caseId: `case_${index}`, amount: { amountMinor: each, currency: 'CNY' }, minutesToMoveOn: index === 0 ? minutes : [],
    }));
    expect(learnRisk(undefined, sightings, learning())).toMatchObject({ cases, score, state: 'published', unit: '4403', version: 1 });
  });

  it('tells its layers, its sum, the middle of the minutes and how long it lives', () => {
    const entry = learnRisk(undefined, [
      accountSighting({ caseId: 'case_1', layer: 2, minutesToMoveOn: [3, 40], victims: 2 }),
      accountSighting({ caseId: 'case_2', layer: 1, minutesToMoveOn: [7], firstSeenAt: at(60), lastSeenAt: at(60) }),
    ], learning(61));
    expect(entry).toMatchObject({
      layers: [1, 2], amount: { amountMinor: '10000000' }, victims: 3, medianMinutesToMoveOn: 7, firstSeenAt: at(0), lastSeenAt: at(60), expiresAt: '2027-11-23T07:00:00.000Z',
    });
  });

  it('is nobody’s entry while no bank has confirmed it', () => {
    expect(learnRisk(undefined, [accountSighting({ counts: false })], learning())).toBeUndefined();
  });

  it('is the same entry, in the same version, when it is learnt again', () => {
    const before = learned(learnRisk(undefined, [accountSighting()], learning()));
    expect(learnRisk(before, [accountSighting()], learning(5))).toBe(before);
    expect(learnRisk(before, [accountSighting({ standing: 'released' })], learning(5))).toBe(before);
  });

  it('ages out a year after its last case, once, and comes back with the next', () => {
    const entry = learned(learnRisk(undefined, [accountSighting()], learning()));
    expect(expireRisk(entry, at(364 * DAY))).toBeUndefined();
    const expired = learned(expireRisk(entry, entry.expiresAt));
    expect(expired).toMatchObject({ state: 'expired', version: 2 });
    expect(expireRisk(expired, at(400 * DAY))).toBeUndefined();
    expect(learnRisk(expired, [accountSighting(), accountSighting({ caseId: 'case_2', lastSeenAt: at(400 * DAY) })], learning(400 * DAY))).toMatchObject({ state: 'published', cases: 2, version: 3 });
  });

  it('is over when the only stop behind it was taken back', () => {
    const entry = learned(learnRisk(undefined, [accountSighting()], learning()));
    expect(learnRisk(entry, [], learning(1))).toMatchObject({ state: 'expired', cases: 0, score: 0 });
  });
});

describe('an entry that a person withdraws', () => {
  const by = { actor: { ...PAYSTOP, id: 'user:approver' }, now: at(10) };

  it.each<readonly [RiskState, boolean]>([['candidate', true], ['published', true], ['withdrawn', false], ['expired', false]])('when it is %s: %s', (state, possible) => {
    const entry = { ...learned(learnRisk(undefined, [indicatorSighting()], learning())), state };
    const result = withdrawRisk(entry, 'shared number of a shop', by);
    expect(result.ok).toBe(possible);
    expect(result.ok ? result.value : result.error).toMatchObject(possible ? { state: 'withdrawn', withdrawn: { by: 'user:approver', at: at(10) }, version: 2 } : { code: 'RISK.NOT_ACTIVE' });
  });

  it('stays away for the cases that it was withdrawn for, and only a later case brings it back', () => {
    const entry = learned(learnRisk(undefined, [accountSighting()], learning()));
    const withdrawn = withdrawRisk(entry, 'the holder was cleared', by);
    if (!withdrawn.ok) throw new Error('possible');
    expect(learnRisk(withdrawn.value, [accountSighting()], learning(20))).toBe(withdrawn.value);
    const again = learnRisk(withdrawn.value, [accountSighting(), accountSighting({ caseId: 'case_2', lastSeenAt: at(11) })], learning(20));
    expect(again).toMatchObject({ state: 'published', cases: 1, withdrawn: null, version: 3 });
  });
});

describe('an indicator', () => {
  const candidate = learnRisk(undefined, [indicatorSighting()], learning()) as FraudIndicator;

  it('is published from the second case on', () => {
    expect(candidate).toMatchObject({ state: 'candidate', cases: 1, score: 30 });
    expect(learnRisk(candidate, [indicatorSighting(), indicatorSighting({ caseId: 'case_2' })], learning())).toMatchObject({ state: 'published', cases: 2, score: 60 });
  });

  it('is published with one case once a person confirmed it, and stays so', () => {
    const confirmed = confirmIndicator(candidate, { actor: { ...PAYSTOP, id: 'user:operator' }, now: at(1) });
    if (!confirmed.ok) throw new Error('possible');
    expect(confirmed.value).toMatchObject({ state: 'published', confirmed: { by: 'user:operator' }, version: 2 });
    expect(learnRisk(confirmed.value, [indicatorSighting({ victims: 2 })], learning(2))).toMatchObject({ state: 'published', victims: 2, version: 3 });
    expect(isAlive(confirmed.value)).toBe(true);
  });

  it.each<RiskState>(['published', 'withdrawn', 'expired'])('cannot be confirmed when it is %s', (state) => {
    expect(confirmIndicator({ ...candidate, state }, { actor: PAYSTOP, now: at(1) })).toMatchObject({ ok: false, error: { code: 'RISK.NOT_CANDIDATE' } });
  });
});
