import type { BankReport } from '@paystop/contracts';

/** What an account's record may take of a message; with everything else it stays below what the broker accepts. */
const MOST_BYTES = 1_048_576;
/** Fewer lines than this fit in any case. */
const SURELY_FITS = 400;

/**
 * A bank may answer a query with a hundred thousand lines, and a message that the broker refuses would hold up all that
 * come after it. Whoever reads the event gets the newest lines that fit; the whole answer stays in the lane's row. What
 * a shortened record cannot show any more is never guessed: the return is then pro rata.
 */
export function tellableReport(report: BankReport | null): BankReport | null {
  const transactions = report?.transactions;
  if (report === null || transactions === null || transactions === undefined || transactions.length <= SURELY_FITS) return report;
  const newestFirst = [...transactions].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  let bytes = 0;
  const fitting = newestFirst.filter((line) => (bytes += Buffer.byteLength(JSON.stringify(line)) + 1) <= MOST_BYTES);
  if (fitting.length === transactions.length) return report;
  const kept = new Set(fitting);
  return { ...report, transactions: transactions.filter((line) => kept.has(line)) };
}
