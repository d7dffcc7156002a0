import type { Institution } from '@paystop/contracts';
import { loadInstitutions } from './load-institutions';

/**
 * Reads the institutions file again (SIGHUP). A bad file changes nothing and says why.
 * @param take what the app does with the institutions of a good one.
 * @returns what came of it, in one sentence for the log.
 */
export async function rereadInstitutions(
  file: string | undefined, env: Readonly<Record<string, string | undefined>>, take: (institutions: readonly Institution[]) => Promise<void> | void,
): Promise<{ readonly ok: boolean; readonly message: string }> {
  try {
    const institutions = loadInstitutions(file, env);
    await take(institutions);
    return { ok: true, message: `institutions file read again: ${String(institutions.length)} institutions` };
  } catch (error) {
    return { ok: false, message: `institutions file not taken: ${error instanceof Error ? error.message : String(error)}` };
  }
}
