#!/usr/bin/env node
// The types of libs/api-client from the OpenAPI document, and who may call what; with --check only says whether they are up to date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from libs/contracts/generated/openapi.json by npm run contracts:generate. Do not edit.\n';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const folder = join(root, 'libs', 'api-client', 'generated');
const document = JSON.parse(readFileSync(join(root, 'libs', 'contracts', 'generated', 'openapi.json'), 'utf8'));

/** The roles of every operation, so that a screen offers nobody what the gateway would refuse. */
function rolesOfOperations() {
  const operations = Object.values(document.paths).flatMap((path) => METHODS.flatMap((method) => (path[method] === undefined ? [] : [path[method]])));
  const rows = operations.filter((operation) => operation['x-roles'] !== undefined).map((operation) => `  ${operation.operationId}: ${JSON.stringify(operation['x-roles']).replaceAll('"', "'").replaceAll(',', ', ')},`);
  return `${HEADER}export const ROLES_OF_OPERATIONS = {\n${rows.sort().join('\n')}\n} as const;\n`;
}

// Without `immutable`: openapi-fetch 0.17 does not recognise read-only arrays as arrays.
const files = {
  'openapi.d.ts': `${HEADER}/* eslint-disable */\n${astToString(await openapiTS(document, { alphabetize: true, emptyObjectsUnknown: true }))}`,
  'roles-of-operations.ts': rolesOfOperations(),
};
for (const [name, text] of Object.entries(files)) {
  const path = join(folder, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    process.stderr.write(`libs/api-client/generated/${name} is out of date: run npm run contracts:generate\n`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`libs/api-client/generated/${name} written\n`);
}
