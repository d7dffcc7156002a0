import type { IncomingMessage, ServerResponse } from 'node:http';

/** How an answer leaves the bank: as it should, or in one of the ways in which it does not. */
export type Delivery =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string | Buffer; readonly contentType: string; readonly retryAfter?: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'cut_while_answering'; readonly body: string }
  | { readonly kind: 'hang' };

export interface Answer {
  readonly delivery: Delivery;
  readonly delayMs: number;
}

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

export function jsonAnswer(status: number, body: string | Buffer): Delivery {
  return { kind: 'answer', status, body, contentType: JSON_TYPE };
}

export function problemAnswer(status: number, detail: string, errors?: unknown): Delivery {
  return { kind: 'answer', status, body: JSON.stringify({ type: 'about:blank', title: detail, status, detail, errors }), contentType: PROBLEM_TYPE };
}

export function deliver(delivery: Delivery, request: IncomingMessage, response: ServerResponse): void {
  switch (delivery.kind) {
    case 'hang':
      return;
    case 'cut':
      request.socket.destroy();
      return;
    case 'cut_while_answering':
      response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(delivery.body) });
      response.write(delivery.body.slice(0, Math.ceil(delivery.body.length / 2)), () => request.socket.destroy());
      return;
    case 'answer': {
      const retryAfter = delivery.retryAfter === undefined ? {} : { 'retry-after': delivery.retryAfter };
      response.writeHead(delivery.status, { 'content-type': delivery.contentType, 'content-length': Buffer.byteLength(delivery.body), ...retryAfter });
      response.end(delivery.body);
    }
  }
}
