import { join } from 'node:path';
import type { Institution } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import { type SigningKeyRing, loadOrCreateHmacKey, loadOrCreateSigningKeys, parseHmacKey } from '@paystop/security';
import { ConfigurationError } from './configuration-error';
import { loadInstitutions } from './load-institutions';
import { loadPolicy } from './load-policy';

/** The settings of contract.md 7 that name files; without a name the data folder has them. */
export interface KeySettings {
  readonly PAYSTOP_DATA_DIR: string;
  readonly PAYSTOP_SIGNING_KEY?: string | undefined;
  readonly PAYSTOP_HMAC_KEY?: string | undefined;
}

export interface InstallationSettings extends KeySettings {
  readonly PAYSTOP_POLICY?: string | undefined;
  readonly PAYSTOP_INSTITUTIONS?: string | undefined;
}

/** What the apps of one installation share, in files. */
export interface Installation {
  readonly policy: PolicyPack;
  readonly institutions: readonly Institution[];
  readonly signingKeys: SigningKeyRing;
  /** Key of account references, of search words and of first stops' ids. */
  readonly hmacKey: Buffer;
}

const SIGNING_KEY_FILE = 'signing-key.json';
const HMAC_KEY_FILE = 'hmac.key';

/** @throws ConfigurationError with the sentence that names the file or variable and what is wrong with it. */
export async function readInstallation(settings: InstallationSettings, env: NodeJS.ProcessEnv): Promise<Installation> {
  return {
    policy: loadPolicy(settings.PAYSTOP_POLICY),
    institutions: loadInstitutions(settings.PAYSTOP_INSTITUTIONS, env),
    signingKeys: await readSigningKeys(settings),
    hmacKey: await readHmacKey(settings),
  };
}

async function readSigningKeys({ PAYSTOP_SIGNING_KEY, PAYSTOP_DATA_DIR }: KeySettings): Promise<SigningKeyRing> {
  const file = PAYSTOP_SIGNING_KEY ?? join(PAYSTOP_DATA_DIR, SIGNING_KEY_FILE);
  try {
    return await loadOrCreateSigningKeys(file);
  } catch (error) {
    throw new ConfigurationError('PAYSTOP_SIGNING_KEY', `the file ${file} cannot be used: ${reasonOf(error)}`);
  }
}

/** @throws ConfigurationError, as above. */
export async function readHmacKey({ PAYSTOP_HMAC_KEY: hex, PAYSTOP_DATA_DIR }: KeySettings): Promise<Buffer> {
  try {
    return hex === undefined ? await loadOrCreateHmacKey(join(PAYSTOP_DATA_DIR, HMAC_KEY_FILE)) : parseHmacKey(hex);
  } catch (error) {
    throw new ConfigurationError('PAYSTOP_HMAC_KEY', `it, or ${HMAC_KEY_FILE} in the data folder, ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
