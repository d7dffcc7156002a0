import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLogger, createMetrics, type Metrics } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { runningApp, startWaitingRoom, type RunningApp } from '@paystop/service-kit';
import type Provider from 'oidc-provider';
import { readConfig } from './config';
import { DEMO_USERS } from './demo-users';
import { answerInteraction } from './interactions';
import { loadIssuerKeys } from './issuer-keys';
import { loadProvider } from './load-provider';
import { MemoryStore } from './memory-adapter';
import { providerConfiguration } from './provider-settings';

const NAME = 'dev-issuer';
const DEMO_USERS_PATH = '/demo-users';

/** The development issuer: an OpenID provider in which everybody may be any demo user. Without Nest: it has no rules of ours to serve. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const config = readConfig(env);
  const logger = createLogger(NAME, config.LOG_LEVEL);
  const keyFile = await loadIssuerKeys(config.PAYSTOP_DATA_DIR);
  const room = await startWaitingRoom(config.HOST, config.PORT, NAME);
  const settings = { audience: config.OIDC_AUDIENCE, baseUrl: config.PAYSTOP_BASE_URL, keyFile, store: new MemoryStore() };
  const issuer = config.OIDC_ISSUER ?? room.url;
  const provider = await loadProvider(issuer, providerConfiguration(settings), logger);
  provider.on('server_error', (_ctx, error) => logger.error('request failed', { error }));
  room.admit(requestListener(provider, createMetrics(NAME), logger));
  return runningApp({ name: NAME, url: room.url, stops: [() => room.close()] });
}

function requestListener(provider: Provider, metrics: Metrics, logger: Logger): (request: IncomingMessage, response: ServerResponse) => void {
  const answerProtocol = provider.callback();
  return (request, response) => {
    answerOwn({ provider, metrics }, request, response).then(
      (answered) => (answered ? undefined : answerProtocol(request, response)),
      (error: unknown) => {
        logger.error('request failed', { error });
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      },
    );
  };
}

interface IssuerParts {
  readonly provider: Provider;
  readonly metrics: Metrics;
}

/** @returns false when the request is one of the protocol. */
async function answerOwn({ provider, metrics }: IssuerParts, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.method === 'GET' ? (request.url ?? '').split('?')[0] : undefined;
  if (path === '/health/live' || path === '/health/ready') return send(response, 'application/json', JSON.stringify({ status: 'ok', app: NAME }));
  if (path === '/metrics') return send(response, metrics.contentType, await metrics.metricsText());
  if (path === DEMO_USERS_PATH) return send(response, 'application/json', JSON.stringify(DEMO_USERS));
  return answerInteraction(provider, request, response);
}

function send(response: ServerResponse, type: string, body: string): boolean {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  return true;
}
