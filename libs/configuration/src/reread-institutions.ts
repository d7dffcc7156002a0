import type { Institution } from '@paystop/contracts';
import { loadInstitutions } from './load-institutions';

interface Reread {
  readonly ok: boolean;
  /** What came of it, in one sentence for the log. */
  readonly message: string;
}

/**
 * Reads the institutions file again (SIGHUP). A bad file changes nothing and says why.
 * @param take what the app does with the institutions of a good one; where that fails the file counts as taken and the rest as due.
 */
export async function rereadInstitutions(
  file: string | undefined, env: Readonly<Record<string, string | undefined>>, take: (institutions: readonly Institution[]) => Promise<void> | void,
): Promise<Reread> {
  const read = attempt(() => loadInstitutions(file, env));
  if (typeof read === 'string') return { ok: false, message: `institutions file not taken: ${read}` };
  try {
    await take(read);
    return { ok: true, message: `institutions file read again: ${String(read.length)} institutions` };
  } catch (error) {
    return { ok: false, message: `institutions file read again, but not applied to its end: ${messageOf(error)}` };
  }
}

function attempt(read: () => readonly Institution[]): readonly Institution[] | string {
  try {
    return read();
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
