import { stretchRows } from './scoreboard';
import { scoreboardPage } from './scoreboard-page';

describe('the page of the scoreboard', () => {
  const board = {
    simulated: true as const, seed: '<seed>', at: '2026-11-23T09:00:00.000Z', pace: null, ledgersBalanced: true, unanswered: [], differences: [] as string[],
    rows: [{ name: 'intercepted', value: '¥1,000', rate: 0.5, base: '¥2,000 reported loss', shenzhen: '81 %' }],
  };

  it('shows every row with its base, loads nothing, and writes what it was given as text', () => {
    const page = scoreboardPage(board);
    for (const text of ['¥1,000', '50.0 %', '¥2,000 reported loss', 'seed &lt;seed&gt;', 'agree on every number']) expect(page).toContain(text);
    expect(page).not.toMatch(/<script|src=|href=|url\(|<seed>/);
  });

  it('says where the ledgers disagree', () => {
    const page = scoreboardPage({ ...board, ledgersBalanced: false, differences: ['requests: PayStop says 1, the ledgers 2'] });
    expect(page).toContain('<li>requests: PayStop says 1, the ledgers 2</li>');
    expect(page).toContain('do not balance');
  });

  it('has a row for each stretch that stops went through, with the money that left in it and its base', () => {
    const rows = stretchRows([
      { name: 'sent_to_act', stops: 2, p50Seconds: 3, leftMinor: 25_00n, baseMinor: 100_00n }, { name: 'hop_to_hop', stops: 0, p50Seconds: null, leftMinor: 0n, baseMinor: 0n },
    ], (seconds) => seconds);
    expect(rows).toMatchObject([{ name: 'money that left: sent to act', rate: 0.25 }]);
    expect(rows[0]?.value).toContain('in 3.0 min (p50)');
    expect(rows[0]?.base).toContain('2 stops');
  });
});
