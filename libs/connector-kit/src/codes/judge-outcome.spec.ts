import { INSTRUCTION_ACTIONS, OUTCOME_RESULTS } from '@paystop/contracts';
import { judgeOutcome, leftALimit } from './judge-outcome';
import { RESULT_CODES } from './result-codes';

const HOLDING = ['stop', 'extend', 'freeze', 'renew'];
const FAILURE_CODES = [
  '0100', '0200', '0300', '0301', '0302', '0303', '0400', '0500', '0501', '0600', '0700', '0800', '0900', '1000', '1100', '1300', '1304', '1800', '1900',
];

/** contract-details 3 once more, written down independently of the table under test. */
function expected(action: string, result: string, code: string): boolean {
  const fits = HOLDING.includes(action) ? ['held', 'partially_held', 'not_held', 'refused'] : ['done', 'refused'];
  if (!fits.includes(result)) return false;
  if (code === '0000') return result !== 'refused';
  if (code === '1200') return result === 'partially_held' || result === 'not_held';
  if (['1301', '1302', '1303'].includes(code)) return result === 'held' || result === 'not_held';
  return FAILURE_CODES.includes(code) && (result === 'refused' || result === 'not_held');
}

describe('which result and code a bank may answer', () => {
  const codes = [...Object.keys(RESULT_CODES), '7777', ''];
  const all = INSTRUCTION_ACTIONS.flatMap((action) => OUTCOME_RESULTS.flatMap((result) => codes.map((code) => ({ action, result, code }))));

  it('is as the contract says for every action, result and code', () => {
    for (const outcome of all) {
      expect({ ...outcome, legal: judgeOutcome(outcome).legal }).toEqual({ ...outcome, legal: expected(outcome.action, outcome.result, outcome.code) });
    }
  });

  it('knows every code of the domain and no other', () => {
    expect(Object.keys(RESULT_CODES).sort()).toEqual([...FAILURE_CODES, '0000', '1200', '1301', '1302', '1303'].sort());
  });

  it('takes a missing code for an unknown one', () => {
    expect(judgeOutcome({ action: 'stop', result: 'held', code: null })).toEqual({ legal: false, fault: 'unknown_code' });
  });

  it('counts a lift after expiry as done', () => {
    expect(judgeOutcome({ action: 'release', result: 'refused', code: '1900' })).toEqual({ legal: true, result: 'done' });
    expect(judgeOutcome({ action: 'stop', result: 'refused', code: '1900' })).toEqual({ legal: true, result: 'refused' });
  });

  it('knows which answers leave a limit to lift', () => {
    expect(leftALimit({ action: 'stop', result: 'held', code: '0000' })).toBe(true);
    expect(leftALimit({ action: 'stop', result: 'not_held', code: '1200' })).toBe(true);
    expect(leftALimit({ action: 'stop', result: 'not_held', code: '0000' })).toBe(false);
    expect(leftALimit({ action: 'stop', result: 'refused', code: '0300' })).toBe(false);
    expect(leftALimit({ action: 'stop', result: null, code: null })).toBe(false);
    expect(leftALimit({ action: 'freeze', result: 'not_held', code: '1303' })).toBe(true);
    expect(leftALimit({ action: 'stop', result: 'not_held', code: '1303' })).toBe(false);
  });
});
