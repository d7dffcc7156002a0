import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readAssets, type Asset } from './asset-catalogue';
import { contentSecurityPolicy } from './content-security-policy';

/** In index.html where a nonce belongs (deploy/local/web/vite-settings.mjs). */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const NONCE_BYTES = 16;
const NOT_MODIFIED = 304;

const APPS = [
  { name: 'officer', base: '/officer/' },
  { name: 'console', base: '/' },
] as const;

interface FrontEnd {
  readonly base: string;
  readonly shell: string;
  /** Stands in the hidden frame in which a session is renewed. */
  readonly silentPage: string;
}

export interface FrontEndsOptions {
  /** Where the built front ends lie: one folder each. */
  readonly folder: string;
  /** Where people sign in: the pages may speak to these. */
  readonly issuerOrigins: readonly string[];
}

/** Serves the built front ends: files by a table, and the app's shell for every other page (contract-details 1). */
export class FrontEnds {
  private readonly assets = new Map<string, Asset>();
  private readonly apps: FrontEnd[] = [];

  constructor(private readonly options: FrontEndsOptions) {
    for (const { name, base } of APPS) {
      const folder = join(options.folder, name);
      const [shell, silentPage] = [join(folder, 'index.html'), join(folder, 'silent.html')];
      if (!existsSync(shell)) continue; // not built: the gateway then says so itself (http/start-page.ts)
      this.apps.push({ base, shell: readFileSync(shell, 'utf8'), silentPage: readFileSync(silentPage, 'utf8') });
      for (const [path, asset] of readAssets(folder, base)) this.assets.set(path, asset);
    }
  }

  /** @returns false when this is no address of a front end. */
  answer(request: FastifyRequest, reply: FastifyReply): boolean {
    const path = request.url.split(/[?#]/)[0] ?? '/';
    const asset = this.assets.get(path);
    if (asset !== undefined) return sendAsset(asset, request, reply);
    const app = this.apps.find(({ base }) => path === base.slice(0, -1) || path.startsWith(base));
    const wantsPage = path.endsWith('/index.html') || request.headers.accept?.includes('text/html') === true;
    return app !== undefined && wantsPage && this.sendShell(app, path, reply);
  }

  private sendShell(app: FrontEnd, path: string, reply: FastifyReply): true {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    // Only the page that hands a renewed session over stands in a frame, and in one of ours.
    const isSilent = path === `${app.base}silent`;
    const framedBy = isSilent ? "'self'" : "'none'";
    // A sign-in window comes back to this page from the issuer; any other policy here would cut it off from the page that waits for it.
    const openerPolicy = path === `${app.base}callback` ? 'unsafe-none' : 'same-origin-allow-popups';
    void reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy({ nonce, issuerOrigins: this.options.issuerOrigins, framedBy }),
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': openerPolicy,
        'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
      })
      .send((isSilent ? app.silentPage : app.shell).replaceAll(NONCE_PLACEHOLDER, nonce));
    return true;
  }
}

function sendAsset(asset: Asset, request: FastifyRequest, reply: FastifyReply): true {
  void reply.headers({
    'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': asset.mediaType,
    etag: asset.etag,
    vary: 'accept-encoding',
  });
  if (request.headers['if-none-match'] === asset.etag) {
    void reply.code(NOT_MODIFIED).send();
    return true;
  }
  const { encoding, content } = smallest(asset, String(request.headers['accept-encoding'] ?? ''));
  if (encoding !== undefined) void reply.header('content-encoding', encoding);
  void reply.send(content);
  return true;
}

function smallest(asset: Asset, accepted: string): { readonly encoding?: string; readonly content: Buffer } {
  const accepts = (name: string): boolean => new RegExp(`(^|[,\\s])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))\\s*(;|,|$)`).test(accepted);
  if (asset.br !== undefined && accepts('br')) return { encoding: 'br', content: asset.br };
  if (asset.gzip !== undefined && accepts('gzip')) return { encoding: 'gzip', content: asset.gzip };
  return { content: asset.plain };
}
