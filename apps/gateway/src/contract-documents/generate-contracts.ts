import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asyncApiDocument } from './asyncapi-document';
import { openApiDocument } from './openapi-document';

const CHECK = '--check';

function asText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What is generated from tables and schemas and committed, by its path in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['libs/contracts/generated/openapi.json', asText(openApiDocument())],
    ['libs/contracts/generated/asyncapi.json', asText(asyncApiDocument())],
  ]);
}

/** Writes the generated files, or with --check says which ones are out of date. @returns the exit code. */
export async function generateContracts(root: string, args: readonly string[]): Promise<number> {
  let drifted = 0;
  for (const [path, text] of generatedFiles()) {
    const file = join(root, path);
    const written = await readFile(file, 'utf8').catch(() => '');
    if (written === text) continue;
    drifted += 1;
    if (args.includes(CHECK)) {
      process.stderr.write(`${path} is out of date: run npm run contracts:generate\n`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    process.stdout.write(`${path} written\n`);
  }
  return args.includes(CHECK) && drifted > 0 ? 1 : 0;
}
