import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateHmacKey, parseHmacKey } from './hmac-key-file';
import { readOrCreateFile } from './secret-file';
import { generateSigningKey } from './signature-keys';
import { loadOrCreateSigningKeys, parseSigningKeys } from './signing-key-file';

describe('key files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paystop-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are made once, for their owner only, and stay the same', async () => {
    const path = join(folder, 'deep', 'hmac.key');
    const first = await loadOrCreateHmacKey(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await loadOrCreateHmacKey(path)).equals(first)).toBe(true);
    expect(first).toHaveLength(32);
  });

  it('are the same for all who make them at once, and leave nothing else behind', async () => {
    const path = join(folder, 'signing-key.json');
    const rings = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateSigningKeys(path)));
    expect(new Set(rings.map((ring) => ring.current.keyId)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['signing-key.json']);
  });

  it('are never read half written', async () => {
    const path = join(folder, 'large');
    const contents = await Promise.all(Array.from({ length: 10 }, (_, index) => readOrCreateFile(path, () => String(index).repeat(100_000))));
    expect(new Set(contents).size).toBe(1);
    expect(contents[0]).toHaveLength(100_000);
    expect(await readFile(path, 'utf8')).toBe(contents[0]);
  });

  it('hold a set in which the first key signs and all are published', () => {
    const [now, before] = [generateSigningKey(), generateSigningKey('ecdsa-p256-sha256')];
    const { d: _private, ...retired } = before;
    const ring = parseSigningKeys(JSON.stringify({ keys: [now, retired] }));
    expect(ring.current.keyId).toBe(now.kid);
    expect(ring.jwks.keys.map((key) => key.kid)).toEqual([now.kid, before.kid]);
    expect(JSON.stringify(ring.jwks)).not.toContain(now.d);
    expect(JSON.stringify(parseSigningKeys(JSON.stringify({ keys: [now, before] })).jwks)).not.toContain(before.d);
  });

  it.each(['', 'x', '{}', '{"keys":[]}', JSON.stringify({ keys: [generateSigningKey(), {}] })])('are refused when they are none (%#)', (text) => {
    expect(() => parseSigningKeys(text)).toThrow();
  });

  it('refuse two keys of one name', () => {
    const key = generateSigningKey();
    expect(() => parseSigningKeys(JSON.stringify({ keys: [key, key] }))).toThrow('same kid');
  });

  it('refuse a short or garbled HMAC key without quoting it', () => {
    for (const text of ['abcd', 'zz'.repeat(32), 'a'.repeat(65)]) expect(() => parseHmacKey(text)).toThrow('64 hexadecimal digits');
  });

  it('cannot be read by others even while they are made', async () => {
    const path = join(folder, 'secret');
    const made = readOrCreateFile(path, () => 'x'.repeat(1_000_000));
    const listing = await new Promise<string>((resolve, reject) => execFile('ls', ['-l', folder], (error, out) => (error ? reject(error) : resolve(out))));
    await made;
    expect(listing).not.toMatch(/^-rw-r/m);
  });
});
