import { ROLES } from '@paystop/contracts';
import { mayDo } from '@paystop/domain';
import { ROUTES } from './routes';
import { parametersOf, type RouteDefinition } from './routes/route-definition';
import { startGatewayUnderTest, type GatewayUnderTest } from './test-support/gateway-under-test';

function pathOf(route: RouteDefinition): string {
  return parametersOf(route).reduce((path, name) => path.replace(`{${name}}`, name === 'code' ? 'CMB' : `${name}-1`), route.path);
}

/** What issue by issue still has to be built must not answer as if it were. */
const NOT_IN_THE_TABLE = ['POST /holds/h/thaw', 'GET /freezes/f/approve/again', 'POST /instructions/i/nothing'];

describe('the table of routes', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.stop());

  const paths = [...new Set(ROUTES.map((route) => route.path))];

  it.each(paths)('%s takes the methods of the table and no other', async (path) => {
    const routes = ROUTES.filter((route) => route.path === path);
    const [first] = routes;
    if (first === undefined) throw new Error('a path has a route');
    const answer = await gateway.call(pathOf(first), { method: 'OPTIONS', as: null });
    const expected = routes.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
    // /cases/search also looks like /cases/{caseId}: Allow names the methods of both.
    const others = path === '/cases/search' ? ['GET', 'HEAD'] : [];
    expect([answer.status, (answer.headers.get('allow') ?? '').split(', ').sort()]).toEqual([405, [...expected, ...others].sort()]);
  });

  it.each(ROUTES.filter((route) => Array.isArray(route.access)).map((route) => [`${route.method} ${route.path}`, route] as const))('%s asks for a token', async (_, route) => {
    const body = route.method === 'GET' ? {} : { body: {} };
    const headers: Record<string, string> = route.multipart === true ? { 'content-type': 'multipart/form-data; boundary=x' } : {};
    const answer = await gateway.call(pathOf(route), { method: route.method, as: null, ...body, headers });
    expect([answer.status, answer.body['code']]).toEqual([401, 'AUTH.TOKEN_MISSING']);
  });

  it.each(ROUTES.filter((route) => route.method === 'GET').map((route) => [route.path, route] as const))('GET %s is forbidden to exactly the roles that the table leaves out', async (_, route) => {
    for (const role of ROLES.filter((each) => !(route.stream === true && mayRead(route, each)))) {
      const as = { subject: `reader-${role}`, role, unit: '4403', ...(role === 'institution' ? { institution: 'CMB' } : {}) };
      const answer = await gateway.call(pathOf(route), { as });
      expect([role, answer.status === 403]).toEqual([role, !mayRead(route, role)]);
    }
  });

  function mayRead(route: RouteDefinition, role: (typeof ROLES)[number]): boolean {
    return Array.isArray(route.access) && route.access.some((permission) => mayDo({ roles: [role], unit: '4403' }, permission));
  }

  it.each(NOT_IN_THE_TABLE)('%s is not there', async (call) => {
    const [method = '', path = ''] = call.split(' ');
    const answer = await gateway.call(path, { method, ...(method === 'POST' ? { body: {} } : {}) });
    expect([answer.status, answer.body['code']]).toEqual([404, 'ROUTE.NOT_FOUND']);
  });

  it.each(ROUTES.filter((route) => route.method === 'GET' && parametersOf(route).length > 0).map((route) => [route.path, route] as const))('GET %s answers an id that cannot be with 404', async (_, route) => {
    const role = ROLES.find((each) => mayRead(route, each)) ?? 'officer';
    for (const id of ['%00', '%0a', '%E4%BD', '%zz', 'x'.repeat(300), "'%20OR%201=1--", '..%2f..%2fetc']) {
      const path = parametersOf(route).reduce((all, name) => all.replace(`{${name}}`, id), route.path);
      const answer = await gateway.call(path, { as: { role, unit: '4403', subject: 'curious' } });
      // The owner stub knows everything; the read models, empty as they are, answer 503 before their views are there.
      expect([id, [404, 200, 503].includes(answer.status)]).toEqual([id, true]);
      if (id !== "'%20OR%201=1--" && id !== '..%2f..%2fetc') expect([id, answer.status]).toEqual([id, 404]);
    }
  });

  it('shows what the installation says about itself to anybody', async () => {
    const read = async (path: string): Promise<Response> => fetch(`${gateway.url}${path}`);
    expect(await (await read('/.well-known/jwks.json')).json()).toEqual({ keys: [expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: expect.any(String) as unknown })] });
    expect(JSON.stringify(await (await read('/.well-known/jwks.json')).json())).not.toContain('"d"');
    expect(await (await read('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.1' });
    expect(await (await read('/web-config.json')).json()).toEqual({ issuer: expect.stringMatching(/^http/) as unknown, clientId: 'paystop-web', scope: 'openid profile' });
    for (const path of ['/', '/officer', '/api/docs']) {
      const page = await fetch(`${gateway.url}${path}`, { headers: { accept: 'text/html' } });
      expect([path, page.status, page.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    }
    expect(await (await read('/metrics')).text()).toContain('paystop_app_info');
    expect((await read('/health/live')).status).toBe(200);
    expect((await read('/health/ready')).status).toBe(200);
    expect((await read('/api/nothing')).headers.get('cache-control')).toBe('no-store');
  });
});
