import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One built file in every form in which it can be sent. */
export interface Asset {
  readonly mediaType: string;
  readonly etag: string;
  /** The name holds a hash of the content: it never changes under this name. */
  readonly isImmutable: boolean;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8', '.webmanifest': 'application/manifest+json; charset=utf-8', '.woff2': 'font/woff2', '.mp3': 'audio/mpeg', '.wav': 'audio/wav', '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.br', '.gz']);
const ETAG_LENGTH = 22;

/**
 * All files of a built front end by their address, read once: what is not in the table is not served, so no address can leave the folder.
 * @param base the front end's path with a slash at its end
 */
export function readAssets(folder: string, base: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  if (!existsSync(folder)) return assets;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined || COMPRESSED.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    assets.set(`${base}${relative(folder, path).split(sep).join('/')}`, readAsset(path, mediaType));
  }
  return assets;
}

function readAsset(path: string, mediaType: string): Asset {
  const plain = readFileSync(path);
  return {
    mediaType, plain,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, ETAG_LENGTH)}"`,
    isImmutable: path.includes(`${sep}assets${sep}`),
    ...(existsSync(`${path}.br`) ? { br: readFileSync(`${path}.br`) } : {}),
    ...(existsSync(`${path}.gz`) ? { gzip: readFileSync(`${path}.gz`) } : {}),
  };
}
