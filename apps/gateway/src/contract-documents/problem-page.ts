import { PROBLEM_CODES } from '@paystop/http-kit';

/** Every problem code with what it means and the way out, as a page. */
export function problemPage(): string {
  const rows = Object.entries(PROBLEM_CODES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, meaning, wayOut }]) => `| \`${code}\` | ${status} | ${meaning} | ${wayOut} |`);
  return [
    '# Problem codes', '',
    'Generated from the table in `libs/http-kit` by `npm run contracts:generate`. Errors are RFC 9457 problem details; `code` never changes its meaning.', '',
    '| code | status | meaning | way out |', '|---|---|---|---|', ...rows, '',
  ].join('\n');
}
