import { readFileSync } from 'node:fs';
import { validate } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import { parse } from 'yaml';
import { ConfigurationError } from './configuration-error';
import { mergePolicy } from './merge-policy';
import { policySchema, toPolicyPack } from './policy-schema';
import { DEFAULT_POLICY_FILE } from './product-files';

/**
 * @param overFile path of a policy file that is merged over the default one; undefined = the default alone.
 * @returns the checked policy. @throws ConfigurationError naming the file, the path of the wrong value and the rule.
 */
export function loadPolicy(overFile: string | undefined): PolicyPack {
  const base = readYaml(DEFAULT_POLICY_FILE, 'PAYSTOP_POLICY');
  const merged = overFile === undefined ? base : mergePolicy(base, readYaml(overFile, 'PAYSTOP_POLICY') ?? {});
  const checked = validate(policySchema, merged);
  if (checked.ok) return toPolicyPack(checked.value);
  const wrong = checked.errors.map((error) => `${error.path || '/'} ${error.message}`).join('; ');
  throw new ConfigurationError('PAYSTOP_POLICY', `the policy file ${overFile ?? DEFAULT_POLICY_FILE} is wrong: ${wrong}`);
}

/** @throws ConfigurationError when the file cannot be read or is no YAML. */
export function readYaml(file: string, variable: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(variable, `the file ${file} cannot be read as YAML: ${reason}`);
  }
}
