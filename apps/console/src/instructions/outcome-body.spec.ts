import { fenOf, outcomeBody } from './outcome-body';

const NOW = '2026-11-24T04:00:00.000Z';
const evidence = { channel: 'phone', spokenTo: '刘', note: '已核对' } as const;

describe('what a bank said by phone', () => {
  it.each([['50000', '5000000'], ['50,000.5', '5000050'], ['0', '0'], ['0.07', '7'], ['007', '700'], ['x', undefined], ['1.234', undefined], ['-1', undefined]])('takes %s yuan for %s fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  it('becomes a report with the evidence, and the amount only where something is held', () => {
    expect(outcomeBody({ result: 'held', code: '0000', heldYuan: '50,000', ...evidence }, NOW)).toEqual({
      result: 'held', code: '0000', heldAmount: { amountMinor: '5000000', currency: 'CNY' }, effectiveAt: NOW, respondedAt: NOW, evidence,
    });
    expect(outcomeBody({ result: 'not_held', heldYuan: '50000', balanceYuan: '0', ...evidence }, NOW)).toEqual({
      result: 'not_held', balanceBefore: { amountMinor: '0', currency: 'CNY' }, effectiveAt: NOW, respondedAt: NOW, evidence,
    });
    expect(outcomeBody({ result: 'not_received', ...evidence }, NOW)).toEqual({ result: 'not_received', evidence });
  });
});
