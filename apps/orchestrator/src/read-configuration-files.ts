import { join } from 'node:path';
import { BinDirectory, ConfigurationError, loadInstitutions, loadPolicy } from '@paystop/configuration';
import type { PolicyPack } from '@paystop/domain';
import { type SigningKeyRing, loadOrCreateHmacKey, loadOrCreateSigningKeys, parseHmacKey } from '@paystop/security';
import { ConfigError } from '@paystop/service-kit';
import type { OrchestratorSettings } from './config';

export interface ConfigurationFiles {
  readonly policy: PolicyPack;
  readonly directory: BinDirectory;
  readonly signingKeys: SigningKeyRing;
  readonly hmacKey: Buffer;
}

/** @throws ConfigError with the sentence that names the variable and what is wrong. */
export async function readConfigurationFiles(settings: OrchestratorSettings, env: NodeJS.ProcessEnv): Promise<ConfigurationFiles> {
  try {
    return {
      policy: loadPolicy(settings.PAYSTOP_POLICY),
      directory: new BinDirectory(loadInstitutions(settings.PAYSTOP_INSTITUTIONS, env)),
      signingKeys: await named('PAYSTOP_SIGNING_KEY', () => loadOrCreateSigningKeys(settings.PAYSTOP_SIGNING_KEY ?? join(settings.PAYSTOP_DATA_DIR, 'signing-key.json'))),
      hmacKey: await named('PAYSTOP_HMAC_KEY', () => hmacKey(settings)),
    };
  } catch (error) {
    if (error instanceof ConfigurationError) throw new ConfigError(error.message);
    throw error;
  }
}

async function hmacKey({ PAYSTOP_HMAC_KEY: given, PAYSTOP_DATA_DIR: folder }: OrchestratorSettings): Promise<Buffer> {
  return given === undefined ? loadOrCreateHmacKey(join(folder, 'hmac.key')) : parseHmacKey(given);
}

async function named<T>(variable: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new ConfigError(`${variable}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
