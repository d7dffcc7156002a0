import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';

/** Reads the committed AsyncAPI document with the standard's own parser; exit code 1 names what is wrong. Needs development packages. */
const FILE = 'libs/contracts/generated/asyncapi.json';
const ERROR_SEVERITY = 0;

async function validate(): Promise<void> {
  const { diagnostics } = await new Parser().parse(readFileSync(FILE, 'utf8'));
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === ERROR_SEVERITY);
  for (const { path, message } of errors) process.stderr.write(`${FILE} /${path.join('/')}: ${message}\n`);
  process.exitCode = errors.length === 0 ? 0 : 1;
}

validate().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
