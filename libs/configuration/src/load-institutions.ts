import { readFileSync } from 'node:fs';
import { type Institution, institutionSchema, validate } from '@paystop/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigurationError } from './configuration-error';
import { DEFAULT_INSTITUTIONS_FILE } from './product-files';

const fileSchema = z.strictObject({ institutions: z.array(institutionSchema).superRefine(withoutClashes) });
const VARIABLE = /\$\{([A-Z][A-Z0-9_]*)\}/g;

/**
 * @param file the institutions file (contract.md 7); undefined = Shenzhen's picture. `${VARIABLE}` is replaced from `env`.
 * @returns the institutions. @throws ConfigurationError naming the file, the wrong place and the rule; nothing is half loaded.
 */
export function loadInstitutions(file: string | undefined, env: Readonly<Record<string, string | undefined>>): readonly Institution[] {
  const path = file ?? DEFAULT_INSTITUTIONS_FILE;
  const checked = validate(fileSchema, readInstitutionsFile(path, env));
  if (checked.ok) return checked.value.institutions;
  const wrong = checked.errors.map((error) => `${error.path || '/'} ${error.message}`).join('; ');
  throw new ConfigurationError('PAYSTOP_INSTITUTIONS', `the institutions file ${path} is wrong: ${wrong}`);
}

function readInstitutionsFile(path: string, env: Readonly<Record<string, string | undefined>>): unknown {
  try {
    return parse(substitute(readFileSync(path, 'utf8'), env)) as unknown;
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError('PAYSTOP_INSTITUTIONS', `the file ${path} cannot be read as YAML: ${reason}`);
  }
}

function substitute(text: string, env: Readonly<Record<string, string | undefined>>): string {
  const withoutComments = text.replace(/^\s*#.*$/gm, '');
  return withoutComments.replace(VARIABLE, (_, name: string) => {
    const value = env[name];
    if (value === undefined) throw new ConfigurationError('PAYSTOP_INSTITUTIONS', `the institutions file uses \${${name}}, which is not set in the environment`);
    return value;
  });
}

function withoutClashes(institutions: readonly Institution[], context: z.RefinementCtx): void {
  const codes = new Set<string>();
  const prefixes = new Map<string, string>();
  institutions.forEach((institution, index) => {
    if (codes.has(institution.code)) context.addIssue({ code: 'custom', path: [index, 'code'], message: `${institution.code} is named twice` });
    codes.add(institution.code);
    for (const prefix of institution.binPrefixes) {
      const other = prefixes.get(prefix);
      if (other !== undefined && other !== institution.code) {
        context.addIssue({ code: 'custom', path: [index, 'binPrefixes'], message: `${prefix} already belongs to ${other}` });
      }
      prefixes.set(prefix, institution.code);
    }
  });
}
