import type { FastifyRequest } from 'fastify';
import { verdictRequestOf } from './verdict-forwarder';

const principal = { subject: 'user:op', roles: ['operator'], unit: '4403', expiresAt: 1_800_000_000 };
const request = { principal, method: 'POST', url: '/api/v1/warnings/wrn_1/confirm-stop?trace=1' } as unknown as FastifyRequest;

describe('what an owner is asked', () => {
  it('names the caller without the end of their token, and the address without its query', () => {
    expect(verdictRequestOf(request, { verdict: 'warning.confirm-stop', id: 'wrn_1', body: {} })).toEqual({
      verdict: 'warning.confirm-stop', id: 'wrn_1', principal: { subject: 'user:op', roles: ['operator'], unit: '4403' },
      method: 'POST', path: '/api/v1/warnings/wrn_1/confirm-stop', body: {},
    });
  });

  it('carries version, key and trace where there are any', () => {
    const traced = { ...request, traceparent: '00-1-2-01' } as FastifyRequest;
    expect(verdictRequestOf(traced, { verdict: 'v', id: 'i', body: {}, ifMatch: '"3"', idempotencyKey: 'k' })).toMatchObject({ ifMatch: '"3"', idempotencyKey: 'k', traceparent: '00-1-2-01' });
  });
});
