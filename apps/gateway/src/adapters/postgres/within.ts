/** Work on the database took longer than a caller should wait. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** @returns what the work gives, or rejects when it takes longer; the work itself goes on and its end is dropped. */
export async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
