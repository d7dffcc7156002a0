import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface RuntimeFile {
  readonly apps?: readonly { readonly name?: string; readonly pid?: number; readonly url?: string }[];
}

/** The address of the development issuer: OIDC_ISSUER, or what the running PayStop wrote into its data folder. @throws Error with a sentence. */
export async function issuerAddress(env: NodeJS.ProcessEnv, dataDir: string): Promise<string> {
  const named = env['OIDC_ISSUER'];
  if (named !== undefined && named !== '') return named;
  const entry = (await readRuntime(dataDir)).apps?.find((app) => app.name === 'dev-issuer');
  if (entry?.url === undefined) throw new Error('PayStop runs without the development issuer: get a token from the issuer that it uses');
  if (entry.pid !== undefined && !isAlive(entry.pid)) throw notRunning(dataDir);
  return entry.url;
}

async function readRuntime(dataDir: string): Promise<RuntimeFile> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'runtime.json'), 'utf8')) as RuntimeFile;
  } catch {
    throw notRunning(dataDir);
  }
}

function notRunning(dataDir: string): Error {
  return new Error(`PayStop does not run on the data folder ${dataDir}: start it with npm start, or set PAYSTOP_DATA_DIR to the folder it runs on`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
