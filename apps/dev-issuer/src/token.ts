import { mintAccessToken } from './access-token';
import { loadIssuerKeys } from './issuer-keys';
import { issuerAddress } from './running-issuer';
import { USAGE, UsageError, readOrder } from './token-order';

/** `npm run --silent token -- …`: one access token of the development issuer on standard output, nothing else. */
async function printToken(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const order = readOrder(args);
  const dataDir = env['PAYSTOP_DATA_DIR'] || '.paystop';
  const issuer = await issuerAddress(env, dataDir);
  const { keys } = await loadIssuerKeys(dataDir);
  const [key] = keys;
  if (key === undefined) throw new UsageError('the development issuer has no key');
  const token = await mintAccessToken({ ...order, issuer, audience: env['OIDC_AUDIENCE'] || 'paystop', key, nowMs: Date.now() });
  process.stdout.write(`${token}\n`);
}

if (process.argv.includes('--help')) {
  process.stdout.write(`${USAGE}\n`);
} else {
  printToken(process.argv.slice(2), process.env).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof UsageError ? `token: ${message}\n${USAGE}\n` : `token: ${message}\n`);
    process.exitCode = 1;
  });
}
