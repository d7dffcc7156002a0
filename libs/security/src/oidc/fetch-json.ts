const TIMEOUT_MS = 3_000;
const MAX_BYTES = 1024 * 1024;
const OK = 200;

/** GET of a JSON document: no redirects, three seconds, one megabyte. @throws Error with the address and the reason. */
export async function fetchJson(url: string): Promise<unknown> {
  // Loaded on first use: most processes check no tokens.
  const { request } = await import('undici');
  try {
    const response = await request(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > MAX_BYTES) throw new Error('the answer is too large');
      chunks.push(bytes);
    }
    if (response.statusCode !== OK) throw new Error(`it answered ${response.statusCode}`);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch (error) {
    throw new Error(`cannot read ${url}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
