import { join } from 'node:path';
import { ConfigurationError, loadInstitutions, loadPolicy } from '@paystop/configuration';
import type { Institution } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import { loadOrCreateHmacKey, loadOrCreateSigningKeys, parseHmacKey, type JwkSet } from '@paystop/security';
import { ConfigError } from '@paystop/service-kit';
import type { GatewaySettings } from './config';

const SIGNING_KEY_FILE = 'signing-key.json';
const HMAC_KEY_FILE = 'hmac.key';

export interface ConfigurationFiles {
  readonly policy: PolicyPack;
  readonly institutions: readonly Institution[];
  readonly publicKeys: JwkSet;
  /** Key of search words. */
  readonly hmacKey: Buffer;
}

/** @throws ConfigError with the sentence that names the file and what is wrong in it. */
export async function readConfigurationFiles(settings: GatewaySettings, env: NodeJS.ProcessEnv): Promise<ConfigurationFiles> {
  try {
    return {
      policy: loadPolicy(settings.PAYSTOP_POLICY),
      institutions: loadInstitutions(settings.PAYSTOP_INSTITUTIONS, env),
      publicKeys: await readPublicKeys(settings.PAYSTOP_SIGNING_KEY ?? join(settings.PAYSTOP_DATA_DIR, SIGNING_KEY_FILE)),
      hmacKey: await readHmacKey(settings),
    };
  } catch (error) {
    if (error instanceof ConfigurationError) throw new ConfigError(error.message);
    throw error;
  }
}

async function readPublicKeys(file: string): Promise<JwkSet> {
  try {
    return (await loadOrCreateSigningKeys(file)).jwks;
  } catch (error) {
    throw new ConfigError(`PAYSTOP_SIGNING_KEY: the file ${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readHmacKey({ PAYSTOP_HMAC_KEY: hex, PAYSTOP_DATA_DIR: folder }: GatewaySettings): Promise<Buffer> {
  try {
    return hex === undefined ? await loadOrCreateHmacKey(join(folder, HMAC_KEY_FILE)) : parseHmacKey(hex);
  } catch (error) {
    throw new ConfigError(`PAYSTOP_HMAC_KEY, or ${HMAC_KEY_FILE} in the data folder, ${error instanceof Error ? error.message : String(error)}`);
  }
}
