import { DEAD_LETTER_CODES } from './codes/dead-letter-codes';
import { PROBLEM_CODES } from './problem-codes';

const HEAD = `# Errors

<!-- Generated from libs/http-kit/src/codes; do not edit. -->

Every error answer is a problem document (RFC 9457, \`application/problem+json\`) with \`type, title, status, code, detail\`,
for a wrong body \`errors: [{path, message}]\` with JSON Pointers, and for a stale version \`current\`. Programs decide by \`code\`: it never changes its meaning.
`;

/** The page of all codes as Markdown. */
export function errorsPage(): string {
  const problems = Object.entries(PROBLEM_CODES)
    .sort(([a, one], [b, other]) => one.status - other.status || (a < b ? -1 : 1))
    .map(([code, { status, title, meaning, wayOut }]) => `| ${status} | \`${code}\` | ${title}. ${meaning} | ${wayOut} |`);
  const reasons = Object.entries(DEAD_LETTER_CODES).map(([code, { meaning, wayOut }]) => `| \`${code}\` | ${meaning} | ${wayOut} |`);
  return [
    HEAD,
    '## Problem documents\n',
    '| status | code | meaning | way out |\n|---|---|---|---|',
    `${problems.join('\n')}\n`,
    '## Dead letters\n',
    'A message that cannot be handled is parked on `<topic>.dlq` with its reason in the header `paystop-dlq-reason`.\n',
    '| reason | meaning | way out |\n|---|---|---|',
    `${reasons.join('\n')}\n`,
  ].join('\n');
}
