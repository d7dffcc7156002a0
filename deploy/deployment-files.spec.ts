import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = resolve(__dirname, '..');
const CHART = join(ROOT, 'deploy', 'kubernetes', 'paystop');

const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const apps = readdirSync(join(ROOT, 'apps')).filter((app) => readdirSync(join(ROOT, 'apps', app, 'src')).includes('main.ts'));

/** Read by the base image, Nest or the process itself, not by an app's own schema. */
const NOT_OURS = new Set(['NODE_ENV', 'APP']);

/** Every setting that the apps' schemas name. */
function knownSettings(): Set<string> {
  const files = [...apps.map((app) => ['apps', app, 'src', 'config.ts']), ['libs', 'service-kit', 'src', 'config.ts'], ['libs', 'service-kit', 'src', 'transport-settings.ts']];
  const names = files.flatMap((path) => [...read(...path).matchAll(/\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\b(?=:|'\])/g)].map(([, name]) => name ?? ''));
  return new Set([...names, ...NOT_OURS]);
}

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string; readonly args: { readonly APP: string } };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const ours = services.filter(([, service]) => service.build !== undefined);

  it('builds every app, and only apps that exist', () => {
    expect(ours.map(([name]) => name).sort()).toEqual([...apps].sort());
    for (const [name, service] of ours) expect(service.build?.args.APP).toBe(name);
  });

  it('gives the apps only settings that they read', () => {
    const known = knownSettings();
    for (const [, service] of ours) {
      expect(Object.keys(service.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it('names its images by a version, and only services and volumes that it declares', () => {
    for (const [, service] of services) {
      if (service.build === undefined) expect(service.image).toMatch(/:(?!latest$)[\w.-]*\d[\w.-]*$/);
      for (const other of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(other);
      const named = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '').filter((volume) => /^\w/.test(volume));
      for (const volume of named) expect(compose.volumes).toHaveProperty(volume);
    }
  });

  it('lets the apps find each other under the names and ports that they have', () => {
    const urls = ours.flatMap(([, service]) => Object.values(service.environment ?? {}));
    const hosts = urls.flatMap((url) => [...url.matchAll(/^http:\/\/([a-z-]+)(?:\.localhost)?:(\d+)$/g)]);
    for (const [, host = '', port] of hosts) expect(compose.services[host]?.environment?.['PORT'] ?? '3000').toBe(port);
  });
});

describe('the Dockerfile', () => {
  const lines = read('deploy', 'docker', 'Dockerfile').split('\n');

  it('starts from a named Node 24 and runs as an ordinary user', () => {
    const bases = lines.filter((line) => line.startsWith('FROM '));
    expect(bases.length).toBeGreaterThan(1);
    for (const base of bases) expect(base).toMatch(/^FROM node:24[\w.-]*/);
    expect(lines).toContain('USER node');
  });

  it('copies only folders that exist', () => {
    const copied = lines.flatMap((line) => /^COPY --from=build \/paystop\/(\w+) /.exec(line)?.[1] ?? []);
    const made = ['node_modules', 'dist', 'package.json'];
    for (const folder of copied.filter((name) => !made.includes(name))) expect(readdirSync(ROOT)).toContain(folder);
  });
});

describe('the chart', () => {
  const values = parse(read('deploy', 'kubernetes', 'paystop', 'values.yaml')) as { apps: object; env: object; image: { tag: string } };
  const templates = readdirSync(join(CHART, 'templates')).map((name) => readFileSync(join(CHART, 'templates', name), 'utf8')).join('\n');

  it('runs the apps of production: neither simulator nor development issuer', () => {
    expect(Object.keys(values.apps).sort()).toEqual(['dispatcher', 'gateway', 'orchestrator', 'projector']);
    expect(values.image.tag).not.toBe('latest');
  });

  it('gives the apps only settings that they read', () => {
    const named = [...templates.matchAll(/\{ name: ([A-Z][A-Z_]+),/g)].map(([, name]) => name ?? '');
    const listed = [...templates.matchAll(/"([A-Z][A-Z_]+)"/g)].map(([, name]) => name ?? '');
    const known = knownSettings();
    expect([...named, ...listed, ...Object.keys(values.env)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('uses only values that it declares', () => {
    const used = [...templates.matchAll(/\$?\.Values\.([A-Za-z.]+)/g)].map(([, path]) => (path ?? '').split('.'));
    for (const path of used) expect(values).toHaveProperty(path);
  });
});

describe('what Prometheus reads', () => {
  it('is well-formed, and its alerts speak of metrics of the contract', () => {
    const rules = parse(read('deploy', 'prometheus', 'alerts.yml')) as { groups: { rules: { expr: string }[] }[] };
    const expressions = rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr));
    expect(expressions.filter((expr) => !/\b(paystop_[a-z_]+|up)\b/.test(expr))).toEqual([]);
    const [scraping] = parseAllDocuments(read('deploy', 'prometheus', 'prometheus.yml'));
    expect((scraping as { errors: unknown[] }).errors).toEqual([]);
  });
});
