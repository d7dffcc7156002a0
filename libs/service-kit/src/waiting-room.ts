import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, problemDocument, type ProblemCode } from '@paystop/http-kit';
import { ConfigError } from '@paystop/kernel';

/**
 * The app's listener from its first moment on: alive, not ready, until `admit` hands every further request to the real app.
 * The same socket all the time, so that nobody meets a closed port in between.
 */
export interface WaitingRoom {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  admit(handler: RequestListener): void;
  /** Stops listening; gives requests under way the grace, then cuts them. */
  close(graceMs?: number): Promise<void>;
}

/** Longer than the keep-alive of our clients, so that the server never closes first. */
const KEEP_ALIVE_MS = 72_000;
const HEADERS_LIMIT_MS = 15_000;
/** Ten megabytes of papers over a phone's bad connection. */
const REQUEST_LIMIT_MS = 300_000;
const CHECK_CONNECTIONS_MS = 30_000;
const DEFAULT_GRACE_MS = 2_000;
const DRAIN_POLL_MS = 25;
const RETRY_SECONDS = '2';
const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** @throws ConfigError when the port is taken. */
export async function startWaitingRoom(host: string, port: number, name: string): Promise<WaitingRoom> {
  let handler: RequestListener = (request, response) => answerWhileWaiting(request.url ?? '', response, name);
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_LIMIT_MS, requestTimeout: REQUEST_LIMIT_MS, connectionsCheckingInterval: CHECK_CONNECTIONS_MS },
    (request, response) => handler(request, response),
  );
  server.on('clientError', refuseMalformed);
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  return {
    url: `http://${urlHost(host)}:${address.port}`,
    port: address.port,
    server,
    admit: (next) => {
      handler = next;
    },
    close: (graceMs = DEFAULT_GRACE_MS) => drain(server, graceMs),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === undefined ? error : listenError(error.code, host, port)));
    server.listen({ host, port }, resolve);
  });
}

function listenError(code: string, host: string, port: number): ConfigError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `PORT ${port} is already in use on ${host}: free it or set PORT to another number.`,
    EACCES: `PORT ${port} may not be opened by this user: set PORT to a number above 1023.`,
  };
  return new ConfigError(reasons[code] ?? `HOST ${host} with PORT ${port} cannot be listened on (${code}): correct HOST or PORT.`);
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function answerWhileWaiting(url: string, response: ServerResponse, name: string): void {
  const path = url.split('?')[0];
  if (path === '/health/live') response.writeHead(200, JSON_HEADERS).end(JSON.stringify({ status: 'ok', app: name }));
  else if (path === '/health/ready') sendNotYet(response, 'application/json', { status: 'starting', app: name, missing: ['start'] });
  else sendNotYet(response, PROBLEM_MEDIA_TYPE, problemDocument('SERVICE.STARTING', `${name} is starting`));
}

function sendNotYet(response: ServerResponse, type: string, body: unknown): void {
  response.writeHead(503, { ...JSON_HEADERS, 'content-type': type, 'retry-after': RETRY_SECONDS }).end(JSON.stringify(body));
}

/** What never became a request: answered as a problem too, then the connection ends. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, phrase, code] = malformedAnswer(error.code);
  const body = JSON.stringify(problemDocument(code));
  socket.end(`HTTP/1.1 ${status} ${phrase}\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

function malformedAnswer(errorCode: string | undefined): [number, string, ProblemCode] {
  if (errorCode === 'HPE_HEADER_OVERFLOW') return [431, 'Request Header Fields Too Large', 'HTTP.HEADERS_TOO_LARGE'];
  if (errorCode === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'Request Timeout', 'HTTP.REQUEST_TIMEOUT'];
  return [400, 'Bad Request', 'HTTP.MALFORMED'];
}

async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), DRAIN_POLL_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  try {
    await closed;
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
