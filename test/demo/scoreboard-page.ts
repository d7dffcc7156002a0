import type { Scoreboard, ScoreboardRow } from './scoreboard';

const STYLE = 'body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}'
  + 'table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd}td.n{text-align:right;font-variant-numeric:tabular-nums}'
  + '.bad{color:#b00020}';

/** The scoreboard as one page that needs nothing else: no script, no font, no address. Pure. */
export function scoreboardPage(board: Scoreboard): string {
  const verdict = board.differences.length === 0
    ? '<p>PayStop and the banks’ ledgers agree on every number.</p>'
    : `<ul class="bad">${board.differences.map((difference) => `<li>${escaped(difference)}</li>`).join('')}</ul>`;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">', `<title>PayStop scoreboard</title><style>${STYLE}</style></head><body>`,
    '<h1>A city’s morning</h1>', `<p>Simulated, seed ${escaped(board.seed)}, ended ${escaped(board.at)}${board.pace === null ? '' : `; ${escaped(board.pace)}`}.</p>`,
    '<table><thead><tr><th>what</th><th>value</th><th>rate</th><th>of</th><th>Shenzhen 2021</th></tr></thead><tbody>', ...board.rows.map(tableRow), '</tbody></table>', verdict,
    `<p${board.ledgersBalanced ? '' : ' class="bad"'}>The banks’ ledgers ${board.ledgersBalanced ? 'balance' : 'do not balance'}; ${String(board.unanswered.length)} stops without a final answer.</p>`,
    '</body></html>', '',
  ].join('\n');
}

function tableRow({ name, value, rate, base, shenzhen }: ScoreboardRow): string {
  const percent = rate === null ? '' : `${(rate * 100).toFixed(1)} %`;
  return `<tr><td>${escaped(name)}</td><td class="n">${escaped(value)}</td><td class="n">${percent}</td><td>${escaped(base)}</td><td>${escaped(shenzhen ?? '')}</td></tr>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
