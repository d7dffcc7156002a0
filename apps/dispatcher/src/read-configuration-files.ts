import { join } from 'node:path';
import { ConfigurationError, loadInstitutions, loadPolicy } from '@paystop/configuration';
import type { Institution } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import { type SigningKey, loadOrCreateSigningKeys } from '@paystop/security';
import { ConfigError } from '@paystop/service-kit';
import type { DispatcherSettings } from './config';

export interface ConfigurationFiles {
  readonly policy: PolicyPack;
  readonly institutions: readonly Institution[];
  readonly signingKey: SigningKey;
}

/** @throws ConfigError with the sentence that names the variable and what is wrong. */
export async function readConfigurationFiles(settings: DispatcherSettings, env: NodeJS.ProcessEnv): Promise<ConfigurationFiles> {
  try {
    return {
      policy: loadPolicy(settings.PAYSTOP_POLICY),
      institutions: loadInstitutions(settings.PAYSTOP_INSTITUTIONS, env),
      signingKey: await signingKey(settings),
    };
  } catch (error) {
    if (error instanceof ConfigurationError) throw new ConfigError(error.message);
    throw error;
  }
}

async function signingKey(settings: DispatcherSettings): Promise<SigningKey> {
  try {
    return (await loadOrCreateSigningKeys(settings.PAYSTOP_SIGNING_KEY ?? join(settings.PAYSTOP_DATA_DIR, 'signing-key.json'))).current;
  } catch (error) {
    throw new ConfigError(`PAYSTOP_SIGNING_KEY: ${error instanceof Error ? error.message : String(error)}`);
  }
}
