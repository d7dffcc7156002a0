const NOT_ALLOWED = { description: 'Only to be read.' };

/** What stands outside /api/v1: open to whoever can reach the listener. */
function open(operationId: string, summary: string, mediaType: string): Record<string, Record<string, unknown>> {
  return {
    get: { operationId, tags: ['service'], summary, description: 'Open.', security: [], responses: { 200: { description: 'Here it is.', content: { [mediaType]: { schema: {} } } }, 405: NOT_ALLOWED } },
  };
}

function health(operationId: string, summary: string): Record<string, Record<string, unknown>> {
  const content = { 'application/json': { schema: { type: 'object' } } };
  const responses = { 200: { description: 'Yes.', content }, 503: { description: 'Not now.', content }, 405: NOT_ALLOWED };
  return { get: { operationId, tags: ['service'], summary, description: 'Open.', security: [], responses } };
}

export const ROOT_PATHS = {
  '/health/live': health('readLiveness', 'Does the process work'),
  '/health/ready': health('readReadiness', 'Can it take work'),
  '/metrics': open('readMetrics', 'Metrics in the Prometheus text format', 'text/plain'),
  '/.well-known/jwks.json': open('readPublicKeys', 'Public keys with which banks check our signatures', 'application/json'),
  '/web-config.json': open('readWebConfig', 'Where the front ends sign in', 'application/json'),
  '/api/openapi.json': open('readOpenApi', 'This document', 'application/json'),
  '/api/docs': open('readDocs', 'This document for people', 'text/html'),
};
